package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jboss.logging.Logger;

/**
 * TLS to an API server by BoringSSL. The JDK's own is as good, but takes more CPU, see
 * docs/adr/0048. Certificates are still judged by the JDK.
 */
final class NativeTls extends OpenSSLEngineOptions {
  private static final Logger LOG = Logger.getLogger(NativeTls.class);

  private final transient Config config;

  NativeTls(Config config) {
    this.config = config;
  }

  /** Whether this machine can load it. Another architecture or a full /tmp is no reason to fail. */
  static boolean isThere() {
    if (!OpenSsl.isAvailable()) {
      LOG.debugf("no native TLS, so the JDK's: %s", OpenSsl.unavailabilityCause());
      return false;
    }
    return true;
  }

  @Override
  public OpenSSLEngineOptions copy() {
    return this;
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return this::context;
  }

  private SslContext context() throws SSLException {
    try {
      SslContextBuilder builder =
          SslContextBuilder.forClient()
              .sslProvider(SslProvider.OPENSSL_REFCNT)
              .protocols("TLSv1.3", "TLSv1.2");
      TrustManager[] trusted = SSLUtils.trustManagers(config);
      if (trusted != null && trusted.length > 0) {
        builder.trustManager(trusted[0]);
      }
      KeyManager[] keys = SSLUtils.keyManagers(config);
      if (keys != null && keys.length > 0) {
        builder.keyManager(keys[0]);
      }
      return builder.build();
    } catch (GeneralSecurityException | IOException e) {
      throw new SSLException("the certificates of this kubeconfig cannot be used", e);
    }
  }
}
