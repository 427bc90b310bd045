package io.haldane.controller.announce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.TargetRef;
import io.haldane.view.RunNews;
import io.haldane.view.Side;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes release events of announcements: the one place that says what channels get to know. */
final class ReleaseEvents {
  private final Function<ObjectRef, Optional<HasMetadata>> known;
  private final Optional<String> cluster;

  /**
   * @param known an object as the caches have it; empty when they do not
   * @param cluster name of the cluster, if the installation has one
   */
  ReleaseEvents(Function<ObjectRef, Optional<HasMetadata>> known, Optional<String> cluster) {
    this.known = known;
    this.cluster = cluster;
  }

  ReleaseEvent of(Canary canary, Announcement news) {
    EventKind kind = EventKind.of(news.kind());
    RunNews run = RunNews.of(canary.statusOrEmpty(), news);
    return new ReleaseEvent(
        news.id(),
        instant(news.at()).orElse(Instant.EPOCH),
        kind,
        Severity.of(news.severity()),
        subject(canary.getMetadata()),
        run(canary, news, run),
        change(canary, run),
        Objects.requireNonNullElse(news.alert(), news.message()),
        kind.endsRun() ? run.failure() : Optional.empty(),
        run.checks(),
        AlertFields.of(canary, Boolean.TRUE.equals(news.fields()), cluster),
        List.of(),
        Optional.empty());
  }

  private ReleaseEvent.Subject subject(ObjectMeta metadata) {
    return new ReleaseEvent.Subject(
        metadata.getName(),
        metadata.getNamespace(),
        uid(metadata),
        orEmpty(metadata.getLabels()),
        cluster);
  }

  private static ReleaseEvent.Run run(Canary canary, Announcement news, RunNews run) {
    CanaryStatus status = canary.statusOrEmpty();
    long started = instant(status.runStartedAt()).map(Instant::getEpochSecond).orElse(0L);
    CanaryPhase phase = news.phase() == null ? status.phase() : CanaryPhase.of(news.phase());
    return new ReleaseEvent.Run(
        uid(canary.getMetadata()) + "-" + started, phase, run.weight(), run.iteration());
  }

  private ReleaseEvent.Change change(Canary canary, RunNews run) {
    TargetRef target = canary.getSpec().targetRef();
    ObjectRef ref =
        new ObjectRef(
            target.apiVersion(), target.kind(), canary.getMetadata().getNamespace(), target.name());
    Optional<HasMetadata> live = known.apply(ref);
    List<HasMetadata> found = live.stream().toList();
    return new ReleaseEvent.Change(
        run.revision(),
        images(run.images(), Side.of(ref, LiveObjects.of(found)).images()),
        live.map(object -> orEmpty(object.getMetadata().getAnnotations())).orElse(Map.of()));
  }

  /** The record has no names of containers. They are those of the target while it has as many. */
  private static List<ReleaseEvent.Image> images(List<String> recorded, List<Side.Image> live) {
    if (recorded.isEmpty()) {
      return live.stream()
          .map(image -> new ReleaseEvent.Image(image.container(), image.image()))
          .toList();
    }
    boolean named = recorded.size() == live.size();
    return IntStream.range(0, recorded.size())
        .mapToObj(
            i -> new ReleaseEvent.Image(named ? live.get(i).container() : "", recorded.get(i)))
        .toList();
  }

  private static String uid(ObjectMeta metadata) {
    return Objects.requireNonNullElse(metadata.getUid(), "");
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
