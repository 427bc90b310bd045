package io.haldane.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands in for the controller: says what it was told, and answers {@code /readyz}. */
public final class FakeController {
  private FakeController() {}

  /** Packs it as if it were the built controller. */
  public static void build(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeController.class.getName());
    Files.writeString(folder.resolve("jvm.options"), "-XX:TieredStopAtLevel=1\n");
    String name = FakeController.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(folder.resolve("quarkus-run.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest);
        InputStream code = FakeController.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      Objects.requireNonNull(code).transferTo(jar);
    }
  }

  public static void main(String[] args) throws IOException {
    System.out.println("flags " + Arrays.toString(args));
    System.out.println("proxy " + System.getenv("HTTP_PROXY"));
    if (Arrays.asList(args).contains("-die")) {
      System.err.println("no such mesh provider");
      System.exit(3);
    }
    int port =
        Arrays.stream(args)
            .filter(arg -> arg.startsWith("-port="))
            .mapToInt(arg -> Integer.parseInt(arg.substring("-port=".length())))
            .findFirst()
            .orElseThrow();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/readyz",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
