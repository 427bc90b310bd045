package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.journey.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody can say how the canary does. */
@Tag("e2e")
@Tag("fault")
@ExtendWith(ClusterExtension.class)
class PrometheusFaultTest {
  private static final Duration LASTING = Duration.ofSeconds(5);

  @Test
  void a_patient_release_waits_for_prometheus_and_a_strict_one_is_rolled_back(Cluster cluster) {
    try (Outside outside = Outside.open();
        Subject patient = Subject.begin(cluster, "metrics-patient", Subject.MEASURED);
        Subject strict = Subject.begin(cluster, "metrics-strict", Subject.FINE)) {
      List<String> flags = new ArrayList<>(outside.flags());
      flags.addAll(Terms.QUICK);
      try (Kubelet kubelet = Kubelet.start(Replica.of(cluster, "unmeasured", 8081, flags))) {
        patient.awaitInitialized();
        strict.awaitInitialized();
        try (Users ofPatient = patient.users();
            Users ofStrict = strict.users()) {
          List.of(patient, strict).forEach(subject -> subject.release("6.0.1"));
          List.of(patient, strict).forEach(subject -> subject.awaitWeight(20));
          int held = outage(cluster, patient, strict);
          Instant back = Instant.now();
          patient.journey().await("the next step", () -> patient.status().weight() > held);
          figure(patient, "the next step came %d ms after Prometheus was back", back);
          patient.awaitEnd(CanaryPhase.SUCCEEDED);
          ofPatient.lostNothing();
          ofStrict.lostNothing();
        }
        AuditLog audit = AuditLog.of(cluster);
        new Tale(patient).promoted().isTold(outside, audit, kubelet.deaths());
        new Tale(strict).rolledBack().isTold(outside, audit, kubelet.deaths());
        Steps.were(patient, audit, 20, 40);
        Steps.were(strict, audit, 20);
      }
    }
  }

  /**
   * Prometheus dies, the strict release is rolled back, and it comes back.
   *
   * @return the weight at which the patient release was held
   */
  private static int outage(Cluster cluster, Subject patient, Subject strict) {
    cluster.prometheus().daemon().kill();
    Instant dead = Instant.now();
    int weight = patient.status().weight();
    strict.awaitEnd(CanaryPhase.FAILED);
    figure(strict, "rolled back, with its pods gone, %d ms after Prometheus died", dead);
    assertThat(strict.journey().tag("podinfo-primary")).isEqualTo("6.0.0");
    assertThat(strict.journey().events(Subject.NAME))
        .anyMatch(event -> event.contains("127.0.0.1:9090 refused the connection"));
    Hold.of(LASTING);
    assertThat(patient.status().phase()).isEqualTo(CanaryPhase.PROGRESSING);
    assertThat(patient.status().weight()).as("without a measurement").isEqualTo(weight);
    cluster.prometheus().restart();
    return weight;
  }

  private static void figure(Subject subject, String text, Instant since) {
    subject.journey().figure(text.formatted(Duration.between(since, Instant.now()).toMillis()));
  }
}
