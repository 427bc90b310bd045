package io.haldane.load.generate;

import com.google.protobuf.ByteString;
import io.haldane.load.plan.Header;
import io.haldane.load.plan.LoadPlan;
import io.haldane.load.plan.Refusal;
import io.haldane.load.plan.Target;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Set;

/**
 * A unary call of gRPC: one POST of HTTP/2 whose body is the message behind five bytes, and whose
 * status is in the trailers.
 */
final class GrpcExchange {
  /** UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE and DATA_LOSS. */
  private static final Set<String> SERVER_ERRORS = Set.of("2", "4", "12", "13", "14", "15");

  private final Vertx vertx;
  private final LoadPlan plan;
  private final Target.Grpc target;

  GrpcExchange(Vertx vertx, LoadPlan plan, Target.Grpc target) {
    this.vertx = vertx;
    this.plan = plan;
    this.target = target;
  }

  /** Blocks while the server is asked for the type of the message, if it has content. */
  Exchange create() throws Refusal, InterruptedException {
    return of(target.service() + "/" + target.method(), message());
  }

  private ByteString message() throws Refusal, InterruptedException {
    if (target.json().equals("{}")) {
      return ByteString.EMPTY;
    }
    return target.service().equals(Target.Grpc.HEALTH)
        ? HealthCheck.message(target.json())
        : new Reflection(vertx, this).message(target);
  }

  /**
   * @param path of the method, without the first slash
   */
  Exchange of(String path, ByteString message) {
    return new Exchange(client(), pool(), request(path), frame(message), GrpcExchange::judge);
  }

  private HttpClientOptions client() {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_2)
        .setUseAlpn(true)
        .setHttp2ClearTextUpgrade(false)
        .setConnectTimeout((int) plan.timeout().toMillis())
        .setTrustAll(!target.verify())
        .setVerifyHost(target.verify());
  }

  private PoolOptions pool() {
    return new PoolOptions()
        .setHttp2MaxSize(plan.connections())
        .setMaxWaitQueueSize(plan.mostInFlight());
  }

  private RequestOptions request(String path) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(target.port(), target.host()))
            .setSsl(target.tls())
            .setURI("/" + path)
            .putHeader("content-type", "application/grpc")
            .putHeader("te", "trailers")
            .putHeader("user-agent", "haldane-load-tester");
    int standard = target.tls() ? 443 : 80;
    target
        .authority()
        .map(text -> Authority.parse(text, standard))
        .orElseGet(() -> new Authority(inUrl(target.host()), target.port()))
        .addTo(options);
    for (Header header : target.metadata()) {
      options.addHeader(header.name(), header.value());
    }
    return options;
  }

  private static String inUrl(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** Not compressed, the length, the message. */
  static Buffer frame(ByteString message) {
    return Buffer.buffer()
        .appendByte((byte) 0)
        .appendInt(message.size())
        .appendBytes(message.toByteArray());
  }

  private static Outcome judge(HttpClientResponse response) {
    // Without a message the status is among the headers.
    String trailer = response.getTrailer("grpc-status");
    String status = trailer == null ? response.getHeader("grpc-status") : trailer;
    if (status == null || response.statusCode() != 200 || SERVER_ERRORS.contains(status)) {
      return Outcome.SERVER_ERROR;
    }
    return status.equals("0") ? Outcome.OK : Outcome.CLIENT_ERROR;
  }
}
