package io.haldane.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BehaviourTest {

  @Test
  void the_tag_is_the_version_and_the_environment_its_faults() {
    Behaviour behaviour =
        Behaviour.of(
            new ContainerBuilder()
                .withImage("registry.example.com:5000/podinfo:2.1.0")
                .addNewEnv()
                .withName("ERROR_RATE")
                .withValue("0.05")
                .endEnv()
                .addNewEnv()
                .withName("LATENCY_MS")
                .withValue("800")
                .endEnv()
                .addNewEnv()
                .withName("READY")
                .withValue("3")
                .endEnv()
                .build());

    assertThat(behaviour)
        .isEqualTo(
            new Behaviour(
                "2.1.0", 0.05, Duration.ofMillis(800), new Readiness.After(Duration.ofSeconds(3))));
  }

  @Test
  void images_can_be_broken() {
    assertThat(readiness("podinfo:crash")).isEqualTo(new Readiness.Crashing());
    assertThat(readiness("missing/podinfo:1.0.0")).isEqualTo(new Readiness.NoImage());
    assertThat(readiness("podinfo")).isEqualTo(new Readiness.After(Duration.ZERO));
  }

  @Test
  void five_percent_is_every_twentieth_request() {
    Behaviour behaviour =
        new Behaviour("1", 0.05, Duration.ZERO, new Readiness.After(Duration.ZERO));
    assertThat(LongStream.rangeClosed(1, 60).filter(behaviour::fails))
        .containsExactly(20L, 40L, 60L);
  }

  @Test
  void a_good_version_never_fails_and_a_dead_one_always() {
    Readiness ready = new Readiness.After(Duration.ZERO);
    assertThat(LongStream.range(1, 99).filter(new Behaviour("1", 0, Duration.ZERO, ready)::fails))
        .isEmpty();
    assertThat(LongStream.range(1, 99).filter(new Behaviour("1", 1, Duration.ZERO, ready)::fails))
        .hasSize(98);
  }

  private static Readiness readiness(String image) {
    return Behaviour.of(new ContainerBuilder().withImage(image).build()).readiness();
  }
}
