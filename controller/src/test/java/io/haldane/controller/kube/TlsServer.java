package io.haldane.controller.kube;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** An API server over TLS that has no namespaces, with a certificate for 127.0.0.1 of its own. */
final class TlsServer implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final Path store;
  private final HttpServer server;

  TlsServer(Vertx vertx, Path folder) throws IOException, InterruptedException {
    store = folder.resolve("identity.p12");
    keytool();
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PfxOptions()
                            .setValue(Buffer.buffer(Files.readAllBytes(store)))
                            .setPassword(PASSWORD)))
            .requestHandler(request ->
                request
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .end("{\"kind\":\"NamespaceList\",\"apiVersion\":\"v1\",\"items\":[]}"))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private void keytool() throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String words =
        "-J-XX:TieredStopAtLevel=1 -genkeypair -keyalg EC -alias server -dname CN=server"
            + " -ext SAN=ip:127.0.0.1 -validity 2 -storetype PKCS12 -storepass "
            + PASSWORD
            + " -keystore";
    List<String> command =
        Stream.of(List.of(tool), List.of(words.split(" ")), List.of(store.toString()))
            .flatMap(List::stream)
            .toList();
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
  }

  String url(String host) {
    return "https://" + host + ":" + server.actualPort();
  }

  /** PEM. */
  String certificate() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    String text =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getCertificate("server").getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
  }

  @Override
  public void close() {
    server.close();
  }
}
