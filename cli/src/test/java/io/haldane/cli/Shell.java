package io.haldane.cli;

import io.haldane.cli.command.Session;
import io.haldane.cli.text.Screen;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs commands within this JVM, as at a fixed time. */
final class Shell {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** What a command left behind. */
  record Result(int code, String out, String err) {}

  private final List<String> always;
  private Screen screen = Screen.NONE;
  private String input = "";
  private InstantSource clock = InstantSource.fixed(NOW);

  /**
   * @param always arguments of every command
   */
  Shell(String... always) {
    this.always = List.of(always);
  }

  Shell on(Screen other) {
    screen = other;
    return this;
  }

  Shell reading(String text) {
    input = text;
    return this;
  }

  /** With a clock that runs twenty times as fast as real ones. */
  Shell inFastTime() {
    long begin = System.nanoTime();
    return at(() -> NOW.plusNanos((System.nanoTime() - begin) * 20));
  }

  Shell at(InstantSource other) {
    clock = other;
    return this;
  }

  /**
   * @param line words separated by single spaces
   */
  Result run(String line) {
    return run(new StringWriter(), new StringWriter(), line);
  }

  /** The same where somebody else reads along. */
  Result run(StringWriter out, StringWriter err, String line) {
    List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
    arguments.addAll(always);
    Session session =
        new Session(
            "haldane",
            new PrintWriter(out),
            new PrintWriter(err),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            screen,
            clock,
            ZoneOffset.UTC);
    int code = Main.run(session, arguments.toArray(String[]::new));
    return new Result(code, out.toString(), err.toString());
  }
}
