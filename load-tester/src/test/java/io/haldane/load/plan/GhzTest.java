package io.haldane.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GhzTest {
  private static final String CALL = " --call grpc.health.v1.Health/Check app.shop:9000";

  static Stream<Arguments> shapes() {
    Ending minute = new Ending.After(Duration.ofMinutes(1));
    return Stream.of(
        Arguments.of("ghz", new Pace.Eager(), new Ending.Requests(200), 50),
        Arguments.of("ghz -z 1m -q 10 -c 2", new Pace.Steady(10), minute, 2),
        Arguments.of("ghz --duration=1m --rps=10 -c2", new Pace.Steady(10), minute, 2),
        Arguments.of("ghz -insecure -n 9 -c 3", new Pace.Eager(), new Ending.Requests(9), 3),
        Arguments.of("ghz -r 5 --async -z 1m -c 1", new Pace.Steady(5), minute, 1));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void the_rate_is_that_of_all_workers(String command, Pace pace, Ending ending, int workers) {
    LoadPlan plan = Plans.of(command + CALL);

    assertThat(plan.pace()).isEqualTo(pace);
    assertThat(plan.ending()).isEqualTo(ending);
    assertThat(plan.concurrency()).isEqualTo(workers);
  }

  @Test
  void everything_about_the_call_is_taken() {
    LoadPlan plan =
        Plans.of(
            "ghz app.shop:9000 --insecure --authority www.example.com -m '{\"X-Canary\":\"yes\"}'"
                + " -d '{\"a\": 1}' --call shop.v1.Orders.List --connections 3 -c 5 -t 2s");
    Target.Grpc target = (Target.Grpc) plan.target();

    assertThat(target.host()).isEqualTo("app.shop");
    assertThat(target.port()).isEqualTo(9000);
    assertThat(target.tls()).isFalse();
    assertThat(target.authority()).contains("www.example.com");
    assertThat(target.metadata()).containsExactly(new Header("x-canary", "yes"));
    assertThat(target.json()).isEqualTo("{\"a\":1}");
    assertThat(target.service()).isEqualTo("shop.v1.Orders");
    assertThat(target.method()).isEqualTo("List");
    assertThat(plan.connections()).isEqualTo(3);
    assertThat(plan.timeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void the_health_service_needs_no_file() {
    Target.Grpc target =
        (Target.Grpc) Plans.of("ghz --proto=/tmp/ghz/health.proto --skipTLS" + CALL).target();

    assertThat(target.tls()).isTrue();
    assertThat(target.verify()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "-z 1m --insecure app:9000 ~ needs --call",
        "--call Check app:9000 ~ needs --call",
        "--proto a.proto --call a.B/C app:9000 ~ --proto is supported only for grpc.health",
        "--load-schedule=line --call a.B/C app:9000 ~ --load-schedule is not supported",
        "-Z --call a.B/C app:9000 ~ the option -Z is not supported",
        "--call a.B/C ~ the command has no address",
        "--call a.B/C app ~ not an address",
        "--call a.B/C app:0 ~ not an address",
        "--call a.B/C file:///etc/passwd ~ not an address",
        "--call a.B/C -d [] app:9000 ~ --data needs one JSON object",
        "--call a.B/C -d '{\"a\": {{.N}}}' app:9000 ~ templates in --data",
        "--call a.B/C -m no app:9000 ~ --metadata needs one JSON object",
        "--call a.B/C -m '{\"grpc-timeout\":\"1\"}' app:9000 ~ keys that gRPC reserves",
        "--call a.B/C -c 1000000 app:9000 ~ but 10000 is the limit"
      })
  void what_is_not_supported_is_refused_by_name(String arguments, String part) {
    Plans.assertThatRefusal("ghz " + arguments).contains(part);
  }
}
