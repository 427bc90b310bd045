package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Releases go on as if nothing had happened while their controller is killed again and again. */
@Tag("kill")
final class KillTest {
  private static final int KILLS = Integer.getInteger("haldane.kills", 50);
  private static final long SEED = Long.getLong("haldane.seed", new Random().nextLong(1_000_000));
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration TOLERANCE = Duration.ofMillis(50);
  private static final String JUDGED =
      """
      metrics: [{name: fine, interval: 5s, query: vector(1), thresholdRange: {min: 1}}]
      webhooks: [{name: judge, type: rollout, url: "http://judge.example/"}]
      """;

  private final List<Workload> workloads =
      IntStream.rangeClosed(1, 5).mapToObj(i -> new Workload("team-" + i, "app", 8080)).toList();
  private final Random random = new Random(SEED);
  private final Judge judge = new Judge();
  private final Inbox slack = new Inbox();
  private final List<Story> stories = workloads.stream().map(Story::new).toList();

  @Test
  void every_release_ends_as_it_should_however_often_the_controller_dies() throws Exception {
    Instant begun = Instant.now();
    System.out.println("kill: seed " + SEED + "; repeat with -Dhaldane.seed=" + SEED);
    try (Journey journey =
        Journey.begin(
            KindSet.ISTIO,
            "-slack-url=http://hooks.slack.example/services/a-secret",
            "-slack-channel=ops",
            // A dead leader is followed at once.
            "-lease-duration=3s",
            "-lease-renew-deadline=2s")) {
      journey.mesh().register("judge.example", judge);
      journey.mesh().register("hooks.slack.example", slack);
      for (Workload workload : workloads) {
        journey.apply(workload.manifest() + "---\n" + workload.canary(JUDGED));
      }
      for (Workload workload : workloads) {
        journey.awaitPhase(workload.namespace(), workload.name(), CanaryPhase.INITIALIZED);
      }
      Killer killer = new Killer(journey, SEED, KILLS);
      Thread killing = Thread.ofVirtual().name("killer").start(killer::run);
      int rounds = 0;
      while (!killer.isDone()) {
        rounds++;
        round(journey, rounds);
      }
      killing.join();
      int repeated = 0;
      for (Story story : stories) {
        repeated += story.isTold(journey, slack, killer.kills());
        story.isRecorded(journey);
      }
      Duration shortest = noStepWasShortened(journey);
      System.out.printf(
          "kill: %d kills, %d releases in %d rounds, %d s; shortest step %d ms; %d alerts, %d of them repeats%n",
          killer.kills().size(),
          rounds * workloads.size(),
          rounds,
          Duration.between(begun, Instant.now()).toSeconds(),
          shortest.toMillis(),
          slack.posts().size(),
          repeated);
    }
  }

  /** Everybody releases at once; two of three versions are good. */
  private void round(Journey journey, int number) {
    for (Story story : stories) {
      boolean good = random.nextInt(3) > 0;
      judge.expect(story.workload().namespace(), good);
      story.release(journey, "r" + number, good);
    }
    stories.forEach(story -> story.awaitEnd(journey));
  }

  private Duration noStepWasShortened(Journey journey) {
    List<Duration> steps = new ArrayList<>();
    for (Workload workload : workloads) {
      steps.addAll(journey.routes().steps(workload.namespace(), workload.name()));
    }
    assertThat(steps).isNotEmpty().allMatch(s -> s.compareTo(INTERVAL.minus(TOLERANCE)) >= 0);
    return steps.stream().min(Duration::compareTo).orElseThrow();
  }
}
