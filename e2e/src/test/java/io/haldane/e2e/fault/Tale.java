package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.e2e.fault.Kubelet.Death;
import io.haldane.e2e.fault.Outside.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people must have been told of one canary: everything, and everything once. */
final class Tale {
  private final Subject subject;
  private final Map<String, Integer> events = new TreeMap<>();
  private final List<String> alerts = new ArrayList<>();

  /** Of a canary that is new. */
  Tale(Subject subject) {
    this.subject = subject;
    tells("Initialization done! %s");
    alerts.add("New Deployment detected, initialization completed.");
  }

  /** It waited at the gate of that name. */
  Tale gated(String gate) {
    tells("Halt %s advancement waiting for approval " + gate);
    tells("Confirm-rollout check " + gate + " passed");
    alerts.add("Canary is waiting for approval.");
    return this;
  }

  Tale promoted() {
    begun();
    tells("Advance %s canary weight 40");
    tells("Copying %s template spec to podinfo-primary." + subject.namespace());
    tells("Routing all traffic to primary");
    tells("Promotion completed! Scaling down %s");
    alerts.add("Canary analysis completed successfully, promotion finished.");
    return this;
  }

  Tale rolledBack() {
    begun();
    tells("Rolling back %s failed checks threshold reached 3");
    tells("Canary failed! Scaling down %s");
    alerts.add("Failed checks threshold reached 3");
    return this;
  }

  private void begun() {
    tells("New revision detected! Scaling up %s");
    tells("Starting canary analysis for %s");
    tells("Advance %s canary weight 20");
    alerts.add("New revision detected, progressing canary analysis.");
  }

  private void tells(String event) {
    events.merge(event.formatted(subject.title()), 1, Integer::sum);
  }

  /**
   * It was told so.
   *
   * @return alerts that were repeated, because a death came between the chat and the note of it
   */
  int isTold(Outside outside, AuditLog audit, List<Death> deaths) {
    subject
        .journey()
        .await(
            "the last alert and event",
            () ->
                outside.about(subject.title()).stream()
                        .anyMatch(post -> post.text().equals(alerts.getLast()))
                    && total(heard()) >= total(events));
    assertThat(heard()).as("events of " + subject.title()).isEqualTo(events);
    List<Post> posts = new ArrayList<>(outside.about(subject.title()));
    List<Post> repeats = repeats(posts, audit.notes(subject.namespace()), deaths);
    posts.removeAll(repeats);
    assertThat(posts)
        .extracting(Post::text)
        .as("alerts of %s; deaths %s", subject.title(), deaths)
        .isEqualTo(alerts);
    return repeats.size();
  }

  /**
   * No receiver can be told exactly once: who dies after the message was taken, and before its
   * event noted that, tells it again. Only repeats with such a death before them are these.
   */
  private static List<Post> repeats(List<Post> posts, List<Instant> notes, List<Death> deaths) {
    List<Post> repeats = new ArrayList<>();
    for (int i = 1; i < posts.size(); i++) {
      Post first = posts.get(i - 1);
      Post second = posts.get(i);
      boolean diedUnnoted =
          deaths.stream()
              .map(Death::dead)
              .filter(dead -> dead.isAfter(first.at()) && dead.isBefore(second.at()))
              .findFirst()
              .filter(dead ->
                  notes.stream().noneMatch(at -> at.isAfter(first.at()) && at.isBefore(dead)))
              .isPresent();
      if (diedUnnoted && second.key().equals(first.key())) {
        repeats.add(second);
      }
    }
    return repeats;
  }

  /** How often each event was told that is not about waiting, failing checks, or trouble. */
  private Map<String, Integer> heard() {
    Map<String, Integer> heard = new TreeMap<>();
    subject.journey().events(Subject.NAME).stream()
        .filter(event -> !event.contains("not ready") && !event.contains("metric providers"))
        .filter(event -> !event.contains("metrics providers") && !event.startsWith("Cannot "))
        .filter(event -> !event.startsWith("Halt") || event.contains("approval"))
        .filter(event -> !event.startsWith("Prometheus query failed"))
        .forEach(event -> heard.merge(event, 1, Integer::sum));
    return heard;
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
