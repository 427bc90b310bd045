package io.haldane.load.generate;

import io.haldane.load.plan.Header;
import io.haldane.load.plan.LoadPlan;
import io.haldane.load.plan.Target;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** HTTP/1.1 and HTTP/2. */
final class HttpExchange {
  private static final int FIRST_OF_CLIENT_ERRORS = 400;
  private static final int FIRST_OF_SERVER_ERRORS = 500;

  private HttpExchange() {}

  static Exchange of(LoadPlan plan, Target.Http target) {
    return new Exchange(
        client(plan, target),
        new PoolOptions()
            .setHttp1MaxSize(plan.connections())
            .setHttp2MaxSize(plan.connections())
            .setMaxWaitQueueSize(plan.mostInFlight()),
        request(target),
        Buffer.buffer(target.body().toByteArray()),
        HttpExchange::judge);
  }

  /** Certificates are not checked, as in hey and wrk: a load is no place for secrets. */
  private static HttpClientOptions client(LoadPlan plan, Target.Http target) {
    return new HttpClientOptions()
        .setProtocolVersion(target.http2() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
        .setUseAlpn(target.http2())
        // Without TLS a server that does not speak HTTP/2 may stay with HTTP/1.1.
        .setHttp2ClearTextUpgrade(true)
        .setKeepAlive(target.keepAlive())
        .setConnectTimeout((int) plan.timeout().toMillis())
        .setTrustAll(true)
        .setVerifyHost(false);
  }

  private static RequestOptions request(Target.Http target) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(target.method()))
            .setServer(SocketAddress.inetSocketAddress(target.port(), target.host()))
            .setSsl(target.tls())
            .setURI(pathAndQuery(target))
            .setFollowRedirects(target.followRedirects())
            .putHeader("user-agent", "haldane-load-tester");
    Authority.of(target).addTo(options);
    for (Header header : target.headers()) {
      if (header.name().equalsIgnoreCase("user-agent")) {
        options.getHeaders().set(header.name(), header.value());
      } else {
        options.addHeader(header.name(), header.value());
      }
    }
    return options;
  }

  private static String pathAndQuery(Target.Http target) {
    String path = target.url().getRawPath();
    String query = target.url().getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  private static Outcome judge(HttpClientResponse response) {
    int status = response.statusCode();
    if (status >= FIRST_OF_SERVER_ERRORS) {
      return Outcome.SERVER_ERROR;
    }
    return status >= FIRST_OF_CLIENT_ERRORS ? Outcome.CLIENT_ERROR : Outcome.OK;
  }
}
