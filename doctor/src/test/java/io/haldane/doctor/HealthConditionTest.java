package io.haldane.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.check.Finding;
import io.haldane.doctor.check.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthConditionTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Finding PROBE =
      new Finding("probe-missing", Severity.WARNING, "There is no probe.", "Add one.");

  private static Condition of(CanaryStatus status) {
    assertThat(status.conditions()).hasSize(1);
    return status.conditions().getFirst();
  }

  @Test
  void the_reason_is_the_first_code_and_the_message_has_the_sentences() {
    Finding port = new Finding("port-name-missing", Severity.ERROR, "No port web.", "Name it.");

    Condition condition = of(HealthCondition.shown(CanaryStatus.EMPTY, List.of(port, PROBE), NOON));

    assertThat(condition)
        .isEqualTo(
            new Condition(
                "Healthy",
                "False",
                "PortNameMissing",
                "port-name-missing: No port web. probe-missing: There is no probe.",
                NOON.toString(),
                NOON.toString()));
  }

  @Test
  void many_and_long_findings_make_no_long_message() {
    Finding wordy = new Finding("no-checks", Severity.WARNING, "😀".repeat(5000), "Add some.");

    String message =
        String.valueOf(
            of(HealthCondition.shown(CanaryStatus.EMPTY, Collections.nCopies(90, wordy), NOON))
                .message());

    assertThat(message).hasSizeLessThan(1024).endsWith("… And 87 more.");
    assertThat(message.getBytes(StandardCharsets.UTF_8))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(message);
  }

  @Test
  void the_same_findings_leave_the_status_as_it_is_and_others_change_its_times() {
    CanaryStatus first = HealthCondition.shown(CanaryStatus.EMPTY, List.of(PROBE), NOON);
    CanaryStatus again = HealthCondition.shown(first, List.of(PROBE), NOON.plusSeconds(60));
    CanaryStatus fixed = HealthCondition.shown(again, List.of(), NOON.plusSeconds(120));

    assertThat(again).isSameAs(first);
    assertThat(of(fixed).status()).isEqualTo("True");
    assertThat(of(fixed).reason()).isEqualTo("NoFindings");
    assertThat(of(fixed).lastTransitionTime()).isEqualTo("2026-03-01T12:02:00Z");
  }

  @Test
  void it_goes_without_a_trace_of_the_others() {
    CanaryStatus with = HealthCondition.shown(CanaryStatus.EMPTY, List.of(PROBE), NOON);

    assertThat(HealthCondition.without(with)).isEqualTo(CanaryStatus.EMPTY);
    assertThat(HealthCondition.without(CanaryStatus.EMPTY)).isSameAs(CanaryStatus.EMPTY);
  }

  @Test
  void every_code_gives_a_reason_that_the_api_accepts() {
    assertThat(Checkup.codes())
        .extracting(Code::id)
        .allSatisfy(id -> assertThat(HealthCondition.reason(id)).matches("[A-Z][A-Za-z]+"));
  }
}
