package io.haldane.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate, made by the JDK's own tool. */
public record TestAuthority(Path keystore) {
  public static final String PASSWORD = "changeit";

  /** For {@code localhost}. */
  public static TestAuthority make() {
    return make("localhost");
  }

  /** For the server of that name. */
  public static TestAuthority make(String host) {
    try {
      Path keystore = Files.createTempDirectory("authority").resolve("keys.p12");
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
              "-J-XX:TieredStopAtLevel=1",
              "-genkeypair",
              "-alias",
              "server",
              "-keyalg",
              "EC",
              "-dname",
              "CN=server",
              "-ext",
              "SAN=dns:" + host,
              "-storetype",
              "PKCS12",
              "-keystore",
              keystore.toString(),
              "-storepass",
              PASSWORD);
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("keytool ended with " + exit);
      }
      return new TestAuthority(keystore);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate as users write it. */
  public String pem() throws IOException, GeneralSecurityException {
    return pem("CERTIFICATE", store().getCertificate("server").getEncoded());
  }

  /** Its private key, in PKCS #8. */
  public String keyPem() throws IOException, GeneralSecurityException {
    return pem("PRIVATE KEY", store().getKey("server", PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String what, byte[] bytes) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, base64);
  }

  /** For a server that shows the certificate. */
  public SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore store = store();
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private KeyStore store() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream keys = Files.newInputStream(keystore)) {
      store.load(keys, PASSWORD.toCharArray());
    }
    return store;
  }
}
