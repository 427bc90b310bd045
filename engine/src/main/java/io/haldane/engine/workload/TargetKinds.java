package io.haldane.engine.workload;

import io.haldane.api.v1beta1.Canary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The kinds of targets that are supported. */
public final class TargetKinds {
  /** A kind that names its version first: both Services are called so. */
  private static final List<TargetKind> ALL =
      ServiceLoader.load(TargetKind.class, TargetKind.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(
              Comparator.comparing((TargetKind kind) -> kind.apiVersion().isEmpty())
                  .thenComparing(TargetKind::kind))
          .toList();

  private TargetKinds() {}

  public static List<TargetKind> all() {
    return ALL;
  }

  /** The kind of such objects; empty when canaries of it are not supported. */
  public static Optional<TargetKind> find(String apiVersion, String kind) {
    return ALL.stream()
        .filter(known -> known.kind().equals(kind))
        .filter(known -> known.apiVersion().map(apiVersion::equals).orElse(true))
        .findFirst();
  }

  /** The kind of the target; empty when canaries of it are not supported. */
  public static Optional<TargetKind> of(Canary canary) {
    return find(canary.getSpec().targetRef().apiVersion(), canary.getSpec().targetRef().kind());
  }

  /** Whether something is reachable that can be routed: by Services, or by the target alone. */
  public static boolean isReachable(Canary canary) {
    return canary.getSpec().service() != null
        || of(canary).filter(kind -> !kind.needsService()).isPresent();
  }

  /** Whether promotion makes both versions the same one. */
  public static boolean promotesByName(Canary canary) {
    return of(canary).filter(TargetKind::promotesByName).isPresent();
  }

  /**
   * Why target and provider do not fit: some kinds have a provider of their own, which the canary
   * must name itself.
   *
   * @param named the provider that was chosen for this canary: by itself, or after a search
   * @param effective the same, or the installation's default
   */
  public static Optional<String> mismatch(Canary canary, @Nullable String named, String effective) {
    Optional<TargetKind> own = of(canary).filter(kind -> kind.onlyProvider().isPresent());
    Optional<TargetKind> wronged =
        own.isPresent()
            ? own.filter(kind -> !isOnlyProvider(kind, named))
            : ALL.stream().filter(kind -> isOnlyProvider(kind, effective)).findFirst();
    return wronged.map(kind ->
        "a target of %s needs spec.provider \"%s\", and that provider needs such a target; change one of the two"
            .formatted(kind.apiVersion().orElse(kind.kind()), kind.onlyProvider().orElseThrow()));
  }

  private static boolean isOnlyProvider(TargetKind kind, @Nullable String provider) {
    return kind.onlyProvider().filter(only -> only.equals(provider)).isPresent();
  }
}
