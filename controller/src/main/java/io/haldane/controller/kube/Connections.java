package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClientOptions;

/**
 * Few connections to an API server, used again and again. When all canaries move at once, requests
 * wait: one more handshake would cost both sides more than the request itself.
 *
 * <p>HTTP/2 would need only one, but the pool of Vert.x 4 at times forgets who waits for it.
 */
final class Connections extends VertxHttpClientFactory {
  private static final int ENOUGH = 32;
  private final Config login;
  private final int most;

  /**
   * @param login to one API server
   * @param requestsAtOnce as the user limits them; watches have connections of their own
   */
  Connections(Vertx vertx, Config login, int requestsAtOnce) {
    super(vertx);
    this.login = login;
    this.most = Math.clamp(requestsAtOnce, 1, ENOUGH);
  }

  @Override
  protected void additionalConfig(WebClientOptions options) {
    options.setMaxPoolSize(most);
    if (options.isSsl() && NativeTls.isThere()) {
      options.setSslEngineOptions(new NativeTls(login));
    }
  }
}
