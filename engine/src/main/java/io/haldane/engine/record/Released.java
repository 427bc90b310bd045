package io.haldane.engine.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.ChangedBy;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Images;
import io.haldane.engine.workload.TemplateChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the run that begins by a decision releases. */
final class Released {
  private static final int MOST_CONFIGS = 10;

  private Released() {}

  static RunRelease by(Recorder.Decided decided) {
    Optional<Situation> s = decided.situation();
    return new RunRelease(
        decided.next().lastAppliedSpec(),
        decided.before().lastPromotedSpec(),
        s.map(each -> images(each.workload().podSpec())).orElse(null),
        s.flatMap(each -> each.world().live().json(each.workload().primary()))
            .map(primary -> images(primary.at("/spec/template/spec")))
            .orElse(null),
        configs(decided.before(), decided.next()),
        s.flatMap(each -> changedBy(decided, each)).orElse(null));
  }

  /** Who wrote a template that is released again says nothing about a ConfigMap that changed. */
  private static Optional<ChangedBy> changedBy(Recorder.Decided decided, Situation s) {
    boolean template =
        !Objects.equals(decided.next().lastAppliedSpec(), decided.before().lastPromotedSpec());
    return template
        ? s.world().live().tree(s.workload().target()).flatMap(TemplateChange::last)
        : Optional.empty();
  }

  private static @Nullable String images(JsonNode podSpec) {
    String images = String.join(", ", Images.of(podSpec));
    return images.isEmpty() ? null : RecordBounds.text(images);
  }

  private static List<String> configs(CanaryStatus before, CanaryStatus next) {
    Map<String, String> old = before.trackedConfigs();
    return next.trackedConfigs().entrySet().stream()
        .filter(config -> !Objects.equals(old.get(config.getKey()), config.getValue()))
        .map(config -> RecordBounds.name(config.getKey()))
        .sorted()
        .limit(MOST_CONFIGS)
        .toList();
  }
}
