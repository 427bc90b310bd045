package io.haldane.load.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ChannelzService;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.haldane.load.plan.Plans;
import io.haldane.load.plan.Refusal;
import io.haldane.outbound.HostRules;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against grpc-java's server, with its own health service and reflection. */
class GrpcTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static Server server;

  private final Generator generator = new Generator(VERTX, HostRules.DEFAULT, _ -> {});

  @BeforeAll
  static void start() throws IOException {
    HealthStatusManager health = new HealthStatusManager();
    health.setStatus("known", ServingStatus.SERVING);
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .addService(health.getHealthService())
            .addService(ChannelzService.newInstance(10))
            .addService(ProtoReflectionServiceV1.newInstance())
            .build()
            .start();
  }

  @AfterAll
  static void stop() {
    server.shutdownNow();
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private Report run(String options) throws Refusal, InterruptedException {
    return generator.run(
        Plans.of("ghz --insecure " + options + " 127.0.0.1:" + server.getPort()),
        Duration.ofMinutes(1),
        _ -> {});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "--call grpc.health.v1.Health/Check ~ OK",
        "--call grpc.health.v1.Health.Check ~ OK",
        "--call grpc.health.v1.Health/Check -d '{\"service\":\"known\"}' ~ OK",
        "--call grpc.health.v1.Health/Check -d '{\"service\":\"unknown\"}' ~ CLIENT_ERROR",
        "--call grpc.channelz.v1.Channelz/GetServers ~ OK",
        "--call grpc.channelz.v1.Channelz/GetServers -d '{\"maxResults\": 5}' ~ OK",
        "--call grpc.channelz.v1.Channelz/GetServer -d '{\"serverId\": 987654}' ~ CLIENT_ERROR",
        "--call shop.Orders/List ~ SERVER_ERROR"
      })
  void calls_end_with_their_status(String options, Outcome outcome)
      throws Refusal, InterruptedException {
    assertThat(run("-n 20 -c 4 " + options).counts()).isEqualTo(Map.of(outcome, 20L));
  }

  @Test
  void as_many_calls_arrive_as_are_due() throws Refusal, InterruptedException {
    Report report = run("-z 500ms -r 100 -c 2 --call grpc.health.v1.Health/Check");

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.OK, 50L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "--call grpc.channelz.v1.Channelz/GetServers -d '{\"no\":1}' ~ --data is not a grpc.channelz.v1.GetServersRequest",
        "--call grpc.channelz.v1.Channelz/Missing -d '{\"a\":1}' ~ has no method Missing",
        "--call shop.Orders/List -d '{\"a\":1}' ~ does not describe shop.Orders",
        "--call grpc.health.v1.Health/Check -d '{\"a\":1}' ~ the data of a health check is",
        "--call grpc.reflection.v1.ServerReflection/ServerReflectionInfo -d '{\"host\":\"a\"}' ~ takes a stream"
      })
  void what_cannot_be_called_did_not_start(String options, String part) {
    assertThatThrownBy(() -> run("-n 1 -c 1 " + options))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining(part);
  }
}
