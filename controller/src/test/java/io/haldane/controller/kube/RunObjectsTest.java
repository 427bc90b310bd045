package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1alpha1.CanaryRunSpec;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunObjectsTest {
  private static final Canary SHOP = Objects.canary("shop");
  private final ApiServer api = new ApiServer();
  private boolean leads = true;
  private final RunObjects runs = new RunObjects(Clusters.single(api.connect()), _ -> leads);

  @AfterEach
  void stop() {
    api.close();
  }

  private static CanaryRunSpec spec(String phase) {
    var step = new RecordedStep("t", phase, 10, 0, 0, "advance", null, List.of(), null);
    return new CanaryRunSpec(
        "shop",
        "1m",
        new RunRecord(
            "r1", "t", RunRelease.UNKNOWN, List.of(), Map.of(), Map.of("00001", step), null, null));
  }

  @Test
  void what_is_created_can_be_read_and_deleted() throws Unreadable {
    assertThat(runs.create(SHOP, "shop-r1", spec("Progressing"))).isEqualTo(new RunWrite.Done());

    CanaryRun made = runs.read("test", "shop-r1").orElseThrow();
    assertThat(made.getSpec()).isEqualTo(spec("Progressing"));
    assertThat(made.faults()).isEmpty();
    assertThat(made.getMetadata().getLabels()).isEqualTo(Map.of(CanaryRun.LABEL, "shop"));
    assertThat(made.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(owner -> {
          assertThat(owner.getKind()).isEqualTo("Canary");
          assertThat(owner.getUid()).isEqualTo(SHOP.getMetadata().getUid());
        });
    assertThat(runs.delete(SHOP, "shop-r1")).isEqualTo(new RunWrite.Done());
    assertThat(runs.delete(SHOP, "shop-r1")).isEqualTo(new RunWrite.Done());
    assertThat(runs.read("test", "shop-r1")).isEmpty();
  }

  /** A controller died after it had created the object, and the run ended in another way. */
  @Test
  void what_a_dead_controller_left_is_replaced() throws Unreadable {
    runs.create(SHOP, "shop-r1", spec("Failed"));

    assertThat(runs.create(SHOP, "shop-r1", spec("Succeeded"))).isEqualTo(new RunWrite.Done());

    assertThat(runs.read("test", "shop-r1").orElseThrow().getSpec()).isEqualTo(spec("Succeeded"));
  }

  @Test
  void a_controller_that_does_not_lead_writes_nothing() {
    leads = false;

    assertThat(runs.create(SHOP, "shop-r1", spec("Failed"))).isInstanceOf(RunWrite.Later.class);
    assertThat(api.writes()).isEmpty();
  }
}
