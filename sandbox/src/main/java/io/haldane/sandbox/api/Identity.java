package io.haldane.sandbox.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;

/**
 * A key and a certificate for {@code 127.0.0.1} that signs itself, made for one server.
 *
 * @param keyStore PKCS 12
 * @param certificate PEM, for clients to trust
 */
record Identity(byte[] keyStore, String password, String certificate) {
  private static final String ALIAS = "sandbox";

  /** By the JDK's own tool: its classes cannot sign certificates. */
  static Identity create() {
    String password = UUID.randomUUID().toString();
    try {
      Path folder = Files.createTempDirectory("haldane-sandbox-");
      Path file = folder.resolve("identity.p12");
      try {
        run(file, password);
        return read(file, password);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no certificate for the sandbox", e);
    }
  }

  private static void run(Path file, String password) throws IOException {
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-alias",
                ALIAS,
                "-dname",
                "CN=sandbox",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes());
    try {
      if (tool.waitFor() != 0) {
        throw new IOException("keytool: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Identity read(Path file, String password) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
      String encoded =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(store.getCertificate(ALIAS).getEncoded());
      return new Identity(
          Files.readAllBytes(file),
          password,
          "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
