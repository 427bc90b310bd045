package io.haldane.channels.kafka;

import io.haldane.outbound.Tls;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/** TLS of the library, with our trust. The library makes it, by the name of the class. */
public final class TrustedEngines implements SslEngineFactory {
  private static final String TRUST = "haldane.trust";

  private @Nullable SSLContext context;

  /** What to configure the library with. */
  static Map<String, Object> config(Tls tls) {
    return Map.of(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, TrustedEngines.class, TRUST, tls);
  }

  @Override
  public void configure(Map<String, ?> config) {
    context = config.get(TRUST) instanceof Tls tls ? tls.context().orElseGet(this::usual) : usual();
  }

  private SSLContext usual() {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  @Override
  public SSLEngine createClientSslEngine(String host, int port, String identification) {
    SSLContext configured = context == null ? usual() : context;
    SSLEngine engine = configured.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public SSLEngine createServerSslEngine(String host, int port) {
    throw new UnsupportedOperationException("we are no broker");
  }

  @Override
  public boolean shouldBeRebuilt(Map<String, Object> config) {
    return false;
  }

  @Override
  public Set<String> reconfigurableConfigs() {
    return Set.of();
  }

  @Override
  public @Nullable KeyStore keystore() {
    return null;
  }

  @Override
  public @Nullable KeyStore truststore() {
    return null;
  }

  @Override
  public void close() {}
}
