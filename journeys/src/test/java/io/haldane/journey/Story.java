package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What must be seen and heard of one canary, release by release. */
final class Story {
  /** Default of {@code -run-history-limit}. */
  private static final int KEPT = 10;

  private final Workload workload;
  private final List<Integer> weights = new ArrayList<>(List.of(0));
  private final List<String> alerts =
      new ArrayList<>(List.of("New Deployment detected, initialization completed."));
  private final Map<String, Integer> events = new HashMap<>();
  private final List<Boolean> releases = new ArrayList<>();
  private String lastRun = "";
  private boolean good;

  Story(Workload workload) {
    this.workload = workload;
  }

  Workload workload() {
    return workload;
  }

  void release(Journey journey, String version, boolean isGood) {
    lastRun = Objects.requireNonNullElse(status(journey).runStartedAt(), "");
    good = isGood;
    releases.add(good);
    weights.addAll(good ? List.of(20, 40, 60, 0) : List.of(20, 0));
    alerts.add("New revision detected, progressing canary analysis.");
    alerts.add(
        good
            ? "Canary analysis completed successfully, promotion finished."
            : "Failed checks threshold reached 3");
    expectEvents();
    workload.release(journey, version, Map.of());
  }

  private void expectEvents() {
    tells("New revision detected! Scaling up app.%s");
    tells("Starting canary analysis for app.%s");
    tells("Advance app.%s canary weight 20");
    if (good) {
      tells("Advance app.%s canary weight 40");
      tells("Advance app.%s canary weight 60");
      tells("Copying app.%1$s template spec to app-primary.%1$s");
      tells("Routing all traffic to primary");
      tells("Promotion completed! Scaling down app.%s");
    } else {
      tells("Rolling back app.%s failed checks threshold reached 3");
      tells("Canary failed! Scaling down app.%s");
    }
  }

  private void tells(String event) {
    events.merge(event.formatted(workload.namespace()), 1, Integer::sum);
  }

  void awaitEnd(Journey journey) {
    CanaryPhase end = good ? CanaryPhase.SUCCEEDED : CanaryPhase.FAILED;
    journey.await(
        "%s to be %s".formatted(workload, end.text()),
        () -> {
          CanaryStatus status = status(journey);
          boolean began = !lastRun.equals(Objects.requireNonNullElse(status.runStartedAt(), ""));
          boolean ended =
              status.phase() == CanaryPhase.SUCCEEDED || status.phase() == CanaryPhase.FAILED;
          assertThat(began && ended && status.phase() != end)
              .as("a %s release of %s must not end as %s", good ? "good" : "bad", workload, status)
              .isFalse();
          return began && ended && status.nextAnalysisTime() == null;
        });
  }

  /**
   * Everything was done, and said once.
   *
   * @return alerts that were repeated, because a death came between the chat and the note of it
   */
  int isTold(Journey journey, Inbox slack, List<Killer.Kill> kills) {
    String namespace = workload.namespace();
    String title = workload.name() + "." + namespace;
    journey.await(
        "the last alert and event of " + title,
        () ->
            slack.texts(title).contains(alerts.getLast())
                && total(counts(journey)) >= total(events));
    assertThat(journey.routes().weights(namespace, workload.name())).isEqualTo(weights);
    assertThat(counts(journey)).as("events of " + title).isEqualTo(events);
    List<Inbox.Post> posts = new ArrayList<>(slack.about(title));
    List<Inbox.Post> repeats = repeats(posts, notes(journey), kills);
    posts.removeAll(repeats);
    assertThat(posts)
        .extracting(Inbox.Post::text)
        .as("alerts of %s, which were %s; deaths %s", title, slack.about(title), kills)
        .isEqualTo(alerts);
    return repeats.size();
  }

  /**
   * No receiver can be told exactly once: who dies after the message was taken, and before its
   * event noted that, tells it again. Only repeats with such a death before them are these.
   */
  private static List<Inbox.Post> repeats(
      List<Inbox.Post> posts, List<Instant> notes, List<Killer.Kill> kills) {
    List<Inbox.Post> repeats = new ArrayList<>();
    for (int i = 1; i < posts.size(); i++) {
      Inbox.Post first = posts.get(i - 1);
      Inbox.Post second = posts.get(i);
      boolean diedUnnoted =
          kills.stream()
              .map(Killer.Kill::dead)
              .filter(dead -> dead.isAfter(first.at()) && dead.isBefore(second.at()))
              .findFirst()
              .filter(
                  dead -> notes.stream().noneMatch(n -> n.isAfter(first.at()) && n.isBefore(dead)))
              .isPresent();
      if (diedUnnoted && second.key().equals(first.key())) {
        repeats.add(second);
      }
    }
    return repeats;
  }

  /** When events of the canary were created; those of a canary come one after another. */
  private List<Instant> notes(Journey journey) {
    return journey.requests().stream()
        .filter(request -> request.resource().equals("events"))
        .filter(request -> request.namespace().equals(workload.namespace()))
        .filter(request -> request.verb() == Verb.CREATE && request.status() < 300)
        .map(ApiRequest::at)
        .toList();
  }

  /** The history has the last runs, and each of them every step once. */
  void isRecorded(Journey journey) {
    List<List<String>> expected =
        releases.stream().skip(Math.max(0, releases.size() - KEPT)).map(Story::steps).toList();
    List<CanaryRun> runs =
        journey
            .client()
            .resources(CanaryRun.class)
            .inNamespace(workload.namespace())
            .list()
            .getItems()
            .stream()
            .sorted(Comparator.comparing(run -> record(run).startedAt()))
            .toList();
    assertThat(runs).as("history of %s", workload).hasSameSizeAs(expected);
    assertThat(runs.stream().map(run -> told(record(run))).toList())
        .as("recorded steps of %s", workload)
        .isEqualTo(expected);
    assertThat(status(journey).pastRuns())
        .extracting(PastRun::id)
        .isEqualTo(runs.stream().map(run -> record(run).id()).toList());
    assertThat(status(journey).run()).isNull();
  }

  private static RunRecord record(CanaryRun run) {
    return Objects.requireNonNull(run.getSpec().run(), "a CanaryRun without a record");
  }

  private static List<String> told(RunRecord run) {
    return run.inOrder().stream()
        .map(step -> "%s %d/%d".formatted(step.phase(), step.weight(), step.failures()))
        .toList();
  }

  private static List<String> steps(boolean good) {
    return good
        ? List.of(
            "Progressing 0/0",
            "Progressing 20/0",
            "Progressing 40/0",
            "Progressing 60/0",
            "Promoting 60/0",
            "Finalising 0/0",
            "Succeeded 0/0")
        : List.of(
            "Progressing 0/0",
            "Progressing 20/0",
            "Progressing 20/1",
            "Progressing 20/2",
            "Failed 0/0");
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How often each event of a release was told. */
  private Map<String, Integer> counts(Journey journey) {
    Map<String, Integer> counts = new HashMap<>();
    journey.events(workload.namespace(), workload.name()).stream()
        .filter(event -> !event.startsWith("Halt") && !event.contains("not ready"))
        .filter(event -> !event.contains("metrics providers") && !event.startsWith("Initializ"))
        .forEach(event -> counts.merge(event, 1, Integer::sum));
    return counts;
  }

  private CanaryStatus status(Journey journey) {
    return journey.status(workload.namespace(), workload.name());
  }
}
