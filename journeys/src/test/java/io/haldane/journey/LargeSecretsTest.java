package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What nobody refers to costs nothing, in the heap that the chart's memory limit gives. */
@Tag("long")
final class LargeSecretsTest {
  private static final Workload SHOP = new Workload("shop", "podinfo", 8080);
  private static final int SECRETS = 260;
  private static final int SIZE = 1_000_000;
  private static final Pattern HEAP =
      Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"\\} ([0-9.E]+)");
  private static final String USES = "envFrom: [{secretRef: {name: secret-7}}], ports: [";

  @Test
  void hundreds_of_secrets_of_a_megabyte_do_not_end_the_heap() {
    try (Journey journey = Journey.begin(KindSet.ISTIO)) {
      journey.controller().close();
      for (int i = 0; i < SECRETS; i++) {
        journey
            .client()
            .resource(
                new SecretBuilder()
                    .withNewMetadata()
                    .withName("secret-" + i)
                    .withNamespace("shop")
                    .endMetadata()
                    .withType("Opaque")
                    .addToData("key", "A".repeat(SIZE))
                    .build())
            .create();
      }
      journey.restartWithin("-Xmx192m");
      journey.apply(SHOP.manifest().replace("ports: [", USES) + "---\n" + SHOP.canary(""));
      journey.awaitPhase("shop", "podinfo", CanaryPhase.INITIALIZED);
      SHOP.release(journey, "2", Map.of());
      journey.awaitPhase("shop", "podinfo", CanaryPhase.SUCCEEDED);

      double heap = heap(journey) / (1 << 20);
      System.out.printf(
          "%d Secrets of %d bytes, one of them used: %.0f MiB of heap used%n", SECRETS, SIZE, heap);
      assertThat(journey.controller().isAlive()).isTrue();
      assertThat(heap).as("MiB of heap, of which everything alive is a part").isLessThan(150);
    }
  }

  private static double heap(Journey journey) {
    Matcher heap = HEAP.matcher(Page.of(journey.controller(), "metrics").text());
    assertThat(heap.find()).isTrue();
    return Double.parseDouble(heap.group(1));
  }
}
