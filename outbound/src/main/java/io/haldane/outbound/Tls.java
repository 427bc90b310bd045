package io.haldane.outbound;

import io.haldane.api.net.Pem;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are accepted, and which one is shown. */
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

  /**
   * Those that another trust accepts; a server that asks for it sees a certificate of ours.
   *
   * @param chain of the client's certificate, its own first
   */
  record Mutual(Tls trust, List<Certificate> chain, PrivateKey key) implements Tls {
    public Mutual {
      chain = List.copyOf(chain);
    }

    /** The key is secret. */
    @Override
    public String toString() {
      return "client certificate, and " + trust;
    }
  }

  /** Trust in a CA of the user's own; empty when the text holds no certificate. */
  static Optional<Tls> authority(String pem) {
    List<Certificate> read = Pem.certificates(pem);
    return read.isEmpty() ? Optional.empty() : Optional.of(new Authority(read));
  }

  /** This trust with a client certificate; empty when one of the texts does not hold its part. */
  default Optional<Tls> showing(String certificatePem, String keyPem) {
    List<Certificate> chain = Pem.chain(certificatePem);
    return chain.isEmpty()
        ? Optional.empty()
        : Pem.privateKey(keyPem).map(key -> new Mutual(this, chain, key));
  }

  /** Whether the certificate proves that the host is the one that was asked for. */
  default boolean verifies() {
    return switch (this) {
      case SystemTrust _, Authority _ -> true;
      case AnyCertificates _ -> false;
      case Mutual(Tls trust, var _, var _) -> trust.verifies();
    };
  }

  /** Empty where the JVM's own context is right. */
  default Optional<SSLContext> context() {
    return this instanceof SystemTrust
        ? Optional.empty()
        : Optional.of(context(keyManagers(), trustManagers()));
  }

  private KeyManager @Nullable [] keyManagers() {
    return this instanceof Mutual(var _, List<Certificate> chain, PrivateKey key)
        ? KeyStores.identity(chain, key)
        : null;
  }

  /** Null where those of the JVM are right. */
  private TrustManager @Nullable [] trustManagers() {
    return switch (this) {
      case SystemTrust _ -> null;
      case AnyCertificates _ -> new TrustManager[] {new AnyCertificate()};
      case Authority(List<Certificate> certificates) -> KeyStores.trust(certificates);
      case Mutual(Tls trust, var _, var _) -> trust.trustManagers();
    };
  }

  private static SSLContext context(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trusted, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
