package io.haldane.outbound;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys in the form that the JDK's TLS takes. */
final class KeyStores {
  /** Of a store that never leaves the memory. */
  private static final char[] NO_PASSWORD = {};

  private KeyStores() {}

  static TrustManager[] trust(List<Certificate> authorities) {
    try {
      KeyStore store = empty();
      for (Certificate certificate : authorities) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw unmade(e);
    }
  }

  static KeyManager[] identity(List<Certificate> chain, PrivateKey key) {
    try {
      KeyStore store = empty();
      store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw unmade(e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static IllegalStateException unmade(Exception cause) {
    return new IllegalStateException("a store of certificates cannot be made", cause);
  }
}
