package io.haldane.controller;

import io.haldane.controller.config.Build;
import io.haldane.controller.config.CommandLine;
import io.haldane.controller.config.FlagSource;
import io.haldane.outbound.Pin;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** The way in: reads the flags before the application starts, because its settings need them. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... arguments) {
    Pin.prepare();
    switch (CommandLine.parse(List.of(arguments), Build.read())) {
      case CommandLine.Parsed.Stop(int code, String text) -> {
        (code == 0 ? System.out : System.err).println(text);
        System.exit(code);
      }
      case CommandLine.Parsed.Run(var values, var ignored) -> {
        if (!ignored.isEmpty()) {
          System.err.println("Accepted without effect: -" + String.join(", -", ignored));
        }
        FlagSource.use(values, System.getenv());
        Quarkus.run(arguments);
      }
    }
  }
}
