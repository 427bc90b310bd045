package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Alert;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Wakes the canaries that a change in the cluster matters to. */
public final class Changes {
  private final Interests interests;
  private final Caches caches;
  private final OwnWrites ownWrites;
  private final BiConsumer<CanaryKey, Change> wake;

  /**
   * @param wake must not block
   */
  public Changes(
      Interests interests, Caches caches, OwnWrites ownWrites, BiConsumer<CanaryKey, Change> wake) {
    this.interests = interests;
    this.caches = caches;
    this.ownWrites = ownWrites;
    this.wake = wake;
  }

  public void of(HasMetadata object) {
    ObjectRef ref = ObjectRef.of(object);
    Change change = caches.peek(ref).isPresent() ? Change.of(object) : Change.gone(ref);
    if (object instanceof Canary canary && isNews(canary)) {
      wake.accept(CanaryKey.of(canary), change);
      caches
          .claimants(canary)
          .filter(other -> rivals(canary, other))
          .forEach(other -> wake.accept(CanaryKey.of(other), change));
    }
    if (object instanceof AlertProvider provider) {
      // No decision needs it, so it is nobody's interest; but its absence is a finding.
      caches
          .canaries()
          .filter(canary -> alertsBy(canary, provider))
          .forEach(canary -> wake.accept(CanaryKey.of(canary), change));
    }
    interests.of(ref).stream()
        .filter(canary -> !ownWrites.made(canary, change))
        .forEach(canary -> wake.accept(canary, change));
  }

  static boolean alertsBy(Canary canary, AlertProvider provider) {
    ObjectMeta meta = provider.getMetadata();
    String own = canary.getMetadata().getNamespace();
    return canary.getSpec().analysis().alerts().stream()
        .map(Alert::providerRef)
        .anyMatch(ref ->
            ref.name().equals(meta.getName()) && ref.namespaceOr(own).equals(meta.getNamespace()));
  }

  /** The status that we wrote is no news; a canary that went is, whatever its last version. */
  private boolean isNews(Canary canary) {
    return !ownWrites.isOurStatus(canary) || caches.canary(CanaryKey.of(canary)).isEmpty();
  }

  /** Whether both want the same workload; the elder has it, and its going frees it. */
  public static boolean rivals(Canary one, Canary other) {
    return !one.getSpec().targetRef().name().isEmpty()
        && !CanaryKey.of(one).equals(CanaryKey.of(other))
        && CanaryKey.of(one).namespace().equals(CanaryKey.of(other).namespace())
        && Objects.equals(one.getSpec().targetRef().kind(), other.getSpec().targetRef().kind())
        && Objects.equals(one.getSpec().targetRef().name(), other.getSpec().targetRef().name());
  }
}
