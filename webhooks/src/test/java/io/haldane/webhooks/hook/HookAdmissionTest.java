package io.haldane.webhooks.hook;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.hooks.Admission;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a hook behaves that is called again and again. */
class HookAdmissionTest {
  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final List<String> course = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final HttpHookCaller caller = new HttpHookCaller(this::rest, () -> now);

  private void rest(Duration pause) {
    course.add("pause");
    now = now.plus(pause);
  }

  private Optional<Admission.Permit> enter() {
    course.add("enter");
    return Optional.of(() -> course.add("leave"));
  }

  private Optional<Admission.Permit> enterForFiveMinutes() {
    now = now.plus(Duration.ofMinutes(5));
    return enter();
  }

  private HookRequest request(int retries) {
    return Hooks.to(RECEIVER.url("/gate")).retries(retries).request();
  }

  @Test
  void no_place_is_held_over_a_pause() {
    RECEIVER.stubFor(post("/gate").willReturn(status(500)));

    caller.call(request(2), this::enter);

    assertThat(course)
        .containsExactly("enter", "leave", "pause", "enter", "leave", "pause", "enter", "leave");
  }

  @Test
  void without_a_place_nothing_is_sent() {
    HookAnswer answer = caller.call(request(0), Optional::empty);

    assertThat(answer)
        .isInstanceOfSatisfying(
            HookAnswer.NotAsked.class, not -> assertThat(not.why()).contains("was not sent"));
    RECEIVER.verify(0, postRequestedFor(urlEqualTo("/gate")));
  }

  @Test
  void a_second_try_without_a_place_is_no_verdict_either() {
    RECEIVER.stubFor(post("/gate").willReturn(status(500)));
    List<Optional<Admission.Permit>> places =
        new ArrayList<>(List.of(Optional.of(() -> {}), Optional.empty()));

    assertThat(caller.call(request(5), places::removeFirst))
        .isInstanceOf(HookAnswer.NotAsked.class);
  }

  @Test
  void retries_without_end_have_one() {
    RECEIVER.stubFor(post("/gate").willReturn(status(500).withHeader("Retry-After", "0")));

    assertThat(caller.call(request(2_147_483_647), this::enter).error())
        .contains("giving up after %d attempt(s)".formatted(HookRequest.MOST_RETRIES + 1));
  }

  @Test
  void no_try_begins_an_hour_after_the_first() {
    RECEIVER.stubFor(post("/gate").willReturn(status(503).withHeader("Retry-After", "30")));
    Instant first = now;

    assertThat(caller.call(request(100), this::enterForFiveMinutes).error())
        .contains("giving up after 11 attempt(s)");
    assertThat(now).isBeforeOrEqualTo(first.plus(HookRequest.LONGEST_REPEATING));
  }
}
