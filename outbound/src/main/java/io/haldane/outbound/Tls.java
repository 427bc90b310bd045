package io.haldane.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are accepted. */
public sealed interface Tls {
  Tls SYSTEM = new SystemTrust();
  Tls ANY = new AnyCertificates();

  /** Those that the JVM trusts. */
  record SystemTrust() implements Tls {}

  /** Every certificate of every host, as {@code insecureSkipVerify} asks. */
  record AnyCertificates() implements Tls {}

  /**
   * Those of one authority, and no others.
   *
   * @param certificates one or more
   */
  record Authority(List<Certificate> certificates) implements Tls {
    public Authority {
      certificates = List.copyOf(certificates);
    }
  }

  /** Trust in a CA of the user's own; empty when the text holds no certificate. */
  static Optional<Tls> authority(String pem) {
    try {
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      return read.isEmpty() ? Optional.empty() : Optional.of(new Authority(List.copyOf(read)));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** Whether the certificate proves that the host is the one that was asked for. */
  default boolean verifies() {
    return !(this instanceof AnyCertificates);
  }

  /** Empty where the JVM's own context is right. */
  default Optional<SSLContext> context() {
    return switch (this) {
      case SystemTrust _ -> Optional.empty();
      case AnyCertificates _ -> Optional.of(context(new TrustManager[] {new AnyCertificate()}));
      case Authority(List<Certificate> certificates) ->
          Optional.of(context(managers(certificates)));
    };
  }

  private static SSLContext context(TrustManager[] managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static TrustManager[] managers(List<Certificate> certificates) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a store of certificates cannot be made", e);
    }
  }
}
