package io.haldane.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeyTest {
  private static final String URL = " http://app.shop/";

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("hey", new Pace.Eager(), new Ending.Requests(200), 50),
        Arguments.of("hey -n 9 -c 3", new Pace.Eager(), new Ending.Requests(9), 3),
        Arguments.of("hey -q 10 -c 2 -z 1m", new Pace.Steady(20), after("1m"), 2),
        Arguments.of("hey -q=0.5 -c=2 -z=1m30s", new Pace.Steady(1), after("1m30s"), 2),
        Arguments.of("hey --z 5s --c 2", new Pace.Eager(), after("5s"), 2),
        Arguments.of("hey -q 0 -z 5s -c 1", new Pace.Eager(), after("5s"), 1),
        Arguments.of("/usr/bin/hey -z 5s -c 1", new Pace.Eager(), after("5s"), 1));
  }

  private static Ending after(String text) {
    return new Ending.After(io.haldane.api.GoDuration.parse(text).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void the_rate_is_per_worker(String command, Pace pace, Ending ending, int concurrency) {
    LoadPlan plan = Plans.of(command + URL);

    assertThat(plan.pace()).isEqualTo(pace);
    assertThat(plan.ending()).isEqualTo(ending);
    assertThat(plan.concurrency()).isEqualTo(concurrency);
  }

  @Test
  void everything_about_the_request_is_taken() {
    Target.Http target =
        http(
            "hey -m post -H 'X-Canary: insider' -H 'Cookie: a=b' -A application/json -T text/plain"
                + " -d 'a=1' -a user:word -host www.example.com -h2 -disable-keepalive"
                + " -disable-compression -disable-redirects -t 3 https://app.shop:8443/a/b?c=d");

    assertThat(target.method()).isEqualTo("POST");
    assertThat(target.headers())
        .containsExactly(
            new Header("X-Canary", "insider"),
            new Header("Cookie", "a=b"),
            new Header("Content-Type", "text/plain"),
            new Header("Accept", "application/json"),
            new Header("Authorization", "Basic dXNlcjp3b3Jk"));
    assertThat(target.body().toStringUtf8()).isEqualTo("a=1");
    assertThat(target.authority()).contains("www.example.com");
    assertThat(target.http2()).isTrue();
    assertThat(target.keepAlive()).isFalse();
    assertThat(target.followRedirects()).isFalse();
    assertThat(target.port()).isEqualTo(8443);
  }

  @Test
  void what_is_not_given_is_as_in_hey() {
    Target.Http target = http("hey" + URL);

    assertThat(target.method()).isEqualTo("GET");
    assertThat(target.headers())
        .containsExactly(
            new Header("Content-Type", "text/html"), new Header("Accept-Encoding", "gzip"));
    assertThat(target.keepAlive()).isTrue();
    assertThat(target.followRedirects()).isTrue();
    assertThat(Plans.of("hey" + URL).timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(Plans.of("hey -t 0" + URL).timeout()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_host_header_is_the_host() {
    Target.Http target = http("hey -H 'Host: www.example.com'" + URL);

    assertThat(target.authority()).contains("www.example.com");
    assertThat(target.headers()).noneMatch(header -> header.name().equalsIgnoreCase("host"));
  }

  @Test
  void as_many_requests_may_wait_as_a_silent_server_leaves_without_answer() {
    assertThat(Plans.of("hey -z 1m -q 10 -c 2 -t 5" + URL).mostInFlight()).isEqualTo(100);
    assertThat(Plans.of("hey -z 1m -q 1000 -c 2" + URL).mostInFlight()).isEqualTo(10_000);
    assertThat(Plans.of("hey -z 1m -c 7" + URL).mostInFlight()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "-x proxy:80 http://a/ ~ the option -x is not supported",
        "-o csv http://a/ ~ the option -o is not supported",
        "-cpus=2 http://a/ ~ the option -cpus is not supported",
        "-wow=secret http://a/ ~ the option -wow is not supported",
        "-c ~ the option -c needs a value",
        "-c two http://a/ ~ the option -c needs a whole number",
        "-c 0 http://a/ ~ the option -c needs a whole number",
        "-c 99999999999999999999 http://a/ ~ the option -c needs a whole number",
        "-c 1000000 -n 1000000 http://a/ ~ concurrency of 1000000, but 10000 is the limit",
        "-n 1 -c 2 http://a/ ~ -n must not be less than -c",
        "-q -1 http://a/ ~ the option -q needs a number",
        "-q NaN http://a/ ~ the option -q needs a number",
        "-q 1000 -c 50 -z 1s http://a/ ~ 50000 requests per second, but 20000 is the limit",
        "-q 1 -c 1 -n 99999999999 http://a/ ~ tasks may run for 1h at most",
        "-z 1000000000h http://a/ ~ the option -z needs a duration",
        "-z 87600h http://a/ ~ tasks may run for 1h at most",
        "-z 30 http://a/ ~ the option -z needs a duration",
        "-m 'GET /' http://a/ ~ -m needs a method",
        "-H nothing http://a/ ~ a header must be written as",
        "-H 'a: b\u0007' http://a/ ~ a header must be written as",
        "-D /etc/passwd http://a/ ~ Set -body-files",
        "-h2=maybe http://a/ ~ the option -h2 takes no value",
        "-c 1 ~ the command has no URL",
        "http://a/ -c 1 ~ Options stand before it",
        "file:///etc/passwd ~ must begin with http:// or https://, but it begins with file:",
        "app.shop/ ~ must begin with http:// or https://.",
        "http:///a ~ not a URL",
        "'http://a b/' ~ not a URL",
        "http://a:99999/ ~ not a URL"
      })
  void what_is_not_supported_is_refused_by_name(String arguments, String part) {
    Plans.assertThatRefusal("hey " + arguments).contains(part).doesNotContain("secret");
  }

  @Test
  void files_are_sent_out_of_one_folder_only(@TempDir Path folder) throws IOException, Refusal {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("body.json"), "{}");
    Files.writeString(folder.resolve("other"), "no");
    Files.createSymbolicLink(files.resolve("link"), folder.resolve("other"));
    PlanLimits limits = new PlanLimits(Duration.ofHours(1), 10, 10, Optional.of(files));

    LoadPlan plan = LoadTools.plan(Words.of("hey -c 1 -D body.json" + URL), limits).orElseThrow();

    assertThat(((Target.Http) plan.target()).body().toStringUtf8()).isEqualTo("{}");
    for (String name : List.of("../other", "link", "missing", "/etc/passwd", ".")) {
      assertThatThrownBy(
              () -> LoadTools.plan(List.of("hey", "-c", "1", "-D", name, "http://a/"), limits))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("not readable in the folder");
    }
  }

  @Test
  void ten_thousand_headers_are_refused() {
    assertThatThrownBy(
            () -> LoadTools.plan(Words.of("hey " + "-H a:b ".repeat(400) + URL), Plans.LIMITS))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("more than 100 headers");
  }

  @Test
  void a_slow_server_may_need_more_connections_than_workers() {
    assertThat(Plans.of("hey -z 1m -q 10 -c 2" + URL).connections()).isEqualTo(100);
    assertThat(Plans.of("hey -z 1m -q 10 -c 200" + URL).connections()).isEqualTo(200);
    assertThat(Plans.of("hey -z 1m -q 10 -c 2 -h2" + URL).connections()).isEqualTo(2);
    assertThat(Plans.of("hey -z 1m -c 7" + URL).connections()).isEqualTo(7);
  }

  @Test
  void a_description_has_no_secret() {
    LoadPlan plan =
        Plans.of(
            "hey -a user:hidden -H 'Token: hidden' -d hidden -z 1m http://u:hidden@a/b?k=hidden");

    assertThat(plan.description()).doesNotContain("hidden").contains("GET http://a/b");
  }

  private static Target.Http http(String command) {
    return (Target.Http) Plans.of(command).target();
  }
}
