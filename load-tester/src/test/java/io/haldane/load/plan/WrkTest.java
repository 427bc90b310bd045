package io.haldane.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WrkTest {
  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("wrk http://a/", new Pace.Eager(), 10, 10),
        Arguments.of("wrk -t2 -c5 -d30s http://a/", new Pace.Eager(), 30, 5),
        Arguments.of("wrk http://a/ -t 2 -c 5 -d 30 --latency", new Pace.Eager(), 30, 5),
        Arguments.of(
            "wrk --threads=1 --connections=5 --duration=2m http://a/", new Pace.Eager(), 120, 5),
        Arguments.of("wrk2 -t1 -c5 -d30 -R200 -L http://a/", new Pace.Steady(200), 30, 5));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void options_stand_anywhere(String command, Pace pace, int seconds, int connections) {
    LoadPlan plan = Plans.of(command);

    assertThat(plan.pace()).isEqualTo(pace);
    assertThat(plan.ending()).isEqualTo(new Ending.After(Duration.ofSeconds(seconds)));
    assertThat(plan.concurrency()).isEqualTo(connections);
  }

  @Test
  void headers_are_taken() {
    Target.Http target =
        (Target.Http)
            Plans.of("wrk -H 'Host: www.example.com' --header='A: b' --timeout 500ms http://a/")
                .target();

    assertThat(target.authority()).contains("www.example.com");
    assertThat(target.headers()).isEqualTo(List.of(new Header("A", "b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "-s a.lua http://a/ ~ the option -s is not supported",
        "--script=a.lua http://a/ ~ the option --script is not supported",
        "-t 4 -c 2 http://a/ ~ at least as many connections as threads",
        "-c 1000000 http://a/ ~ but 10000 is the limit",
        "-d 1000000h http://a/ ~ tasks may run for 1h at most",
        "-d 5x http://a/ ~ --duration needs a duration",
        "ftp://a/ ~ begins with ftp:"
      })
  void what_is_not_supported_is_refused_by_name(String arguments, String part) {
    Plans.assertThatRefusal("wrk " + arguments).contains(part);
  }
}
