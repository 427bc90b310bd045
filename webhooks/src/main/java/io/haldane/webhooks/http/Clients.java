package io.haldane.webhooks.http;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Starting points for HTTP clients. All speak HTTP/1.1, because an offer to upgrade to HTTP/2
 * confuses small servers, and follow no redirect unless told to.
 */
public final class Clients {
  private Clients() {}

  /** Verifies certificates against the JVM's trust store; goes through the JVM's proxy. */
  public static HttpClient.Builder verifying() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(new CurrentProxy());
  }

  /** Takes any certificate for any host; goes through the JVM's proxy all the same. */
  public static HttpClient.Builder trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustingTrustManager()}, null);
      return verifying().sslContext(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has TLS", e);
    }
  }

  /** What asks for that server in TLS; empty for names that TLS cannot carry. */
  static Optional<SSLParameters> serverName(String host) {
    try {
      SSLParameters parameters = new SSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host.replaceFirst("\\.$", ""))));
      return Optional.of(parameters);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
