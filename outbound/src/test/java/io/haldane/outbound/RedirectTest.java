package io.haldane.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
  private static Redirect of(int status, String location) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://gate.example:8080/a"))
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return Redirect.of(request, status, Optional.of(location));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/b",
        "b",
        "http://GATE.example:8080/b",
        "https://gate.example/b",
        "//gate.example:8080/b"
      })
  void the_same_server_and_its_tls_are_followed(String location) {
    assertThat(of(307, location)).isInstanceOf(Redirect.Follow.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other.example:8080/SECRET",
        "http://gate.example/SECRET",
        "http://gate.example:9090/SECRET",
        "http://gate.example.evil/SECRET",
        "http://gate.example:8080@evil/SECRET",
        "//169.254.169.254/SECRET",
        "ftp://gate.example:8080/SECRET",
        "http://a b/SECRET",
        "mailto:SECRET",
      })
  void another_server_is_not_called_and_its_path_not_shown(String location) {
    assertThat(of(302, location))
        .isInstanceOfSatisfying(
            Redirect.Refused.class, refused -> assertThat(refused.why()).doesNotContain("SECRET"));
  }

  @ParameterizedTest
  @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
  void a_post_is_repeated_or_fetched(int status, String method) {
    assertThat(of(status, "/b"))
        .isInstanceOfSatisfying(
            Redirect.Follow.class, follow -> assertThat(follow.next().method()).isEqualTo(method));
  }

  @Test
  void other_answers_are_no_redirects() {
    assertThat(of(200, "/b")).isEqualTo(new Redirect.None());
    assertThat(of(304, "/b")).isEqualTo(new Redirect.None());
  }
}
