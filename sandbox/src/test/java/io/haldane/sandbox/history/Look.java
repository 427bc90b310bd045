package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.HookType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a replica saw when it looked, by its own clock, and what it was told then. */
final class Look {
  final Instant clock;
  final Canary canary;
  final ObjectNode tree;
  final TrafficRouter router;
  final LiveObjects live;
  final Set<ObjectRef> looked;
  private final Map<HookType, Boolean> rounds = new EnumMap<>(HookType.class);
  private final Map<String, Outside.Reading> readings = new HashMap<>();

  Look(
      Instant clock,
      Canary canary,
      ObjectNode tree,
      TrafficRouter router,
      LiveObjects live,
      Set<ObjectRef> looked) {
    this.clock = clock;
    this.canary = canary;
    this.tree = tree;
    this.router = router;
    this.live = live;
    this.looked = looked;
  }

  CanarySpec spec() {
    return canary.getSpec();
  }

  CanaryStatus status() {
    return canary.statusOrEmpty();
  }

  Course course() {
    return Course.of(this);
  }

  Revision revision() {
    return Revision.ofTarget(this::json);
  }

  /** The object as it was seen; missing when it was not there. */
  JsonNode json(ObjectRef ref) {
    return ref.equals(Addresses.CANARY)
        ? tree
        : live.json(ref).map(JsonNode.class::cast).orElseGet(MissingNode::getInstance);
  }

  Optional<ObjectNode> find(ObjectRef ref) {
    return live.json(ref);
  }

  void called(HookType type, boolean passed) {
    rounds.put(type, passed);
  }

  void read(String metric, Outside.Reading reading) {
    readings.put(metric, reading);
  }

  /** Whether hooks of that type were called and let it pass; true when there are none. */
  boolean passed(HookType type) {
    boolean none =
        spec().analysis().webhooks().stream().noneMatch(h -> HookType.of(h.type()) == type);
    return none || rounds.getOrDefault(type, false);
  }

  boolean rollbackAskedFor() {
    return rounds.getOrDefault(HookType.ROLLBACK, false);
  }

  /** Whether that metric was good when it was asked; empty when it was not asked. */
  Optional<Boolean> wasGood(String metric) {
    return Optional.ofNullable(readings.get(metric)).map(Outside.Reading.GOOD::equals);
  }

  /** Whether every metric and every rollout hook of the canary was asked, and was content. */
  boolean judgedGood() {
    return passed(HookType.ROLLOUT)
        && spec().analysis().metrics().stream()
            .allMatch(metric -> readings.get(metric.name()) == Outside.Reading.GOOD);
  }

  /** Whether something that counts against the canary was said. */
  boolean judgedBad() {
    return Boolean.FALSE.equals(rounds.get(HookType.ROLLOUT))
        || Boolean.FALSE.equals(rounds.get(HookType.PRE_ROLLOUT))
        || readings.values().stream().anyMatch(reading -> reading != Outside.Reading.GOOD);
  }

  @Override
  public String toString() {
    return "at "
        + clock
        + " seeing "
        + status().phase()
        + " weight "
        + status().weight()
        + " iteration "
        + status().iteration()
        + " failures "
        + status().failures()
        + " told "
        + rounds
        + readings;
  }
}
