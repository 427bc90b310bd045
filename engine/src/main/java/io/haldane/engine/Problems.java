package io.haldane.engine;

import io.haldane.api.GoDuration;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ObjectReference;
import io.haldane.api.v1beta1.SessionAffinity;
import io.haldane.engine.workload.PrimaryScaler;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a canary before any rule applies; the first that is found is told. */
final class Problems {
  private Problems() {}

  /** Mistakes in the canary itself, in the order in which a user would mend them. */
  static Optional<Problem> inSpec(World world) {
    Canary canary = world.canary();
    return first(
        () -> rival(world),
        () -> target(world),
        () -> provider(world),
        () -> service(canary),
        () -> interval(canary.getSpec().analysis()),
        () -> steps(canary, world.settings()),
        () -> cookies(canary.getSpec().analysis().sessionAffinity()),
        () -> crossNamespace(world));
  }

  @SafeVarargs
  private static Optional<Problem> first(Supplier<Optional<Problem>>... checks) {
    return Stream.of(checks).map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Problem> problem(boolean is, String reason, String message) {
    return is ? Optional.of(new Problem(reason, message)) : Optional.empty();
  }

  private static Optional<Problem> rival(World world) {
    return problem(
        !world.rivals().isEmpty(),
        "TargetClaimed",
        "%s is already the target of canary %s; point one of the two at another workload or delete it"
            .formatted(world.canary().getSpec().targetRef().name(), world.rivals()));
  }

  private static Optional<Problem> target(World world) {
    String kind = world.canary().getSpec().targetRef().kind();
    return problem(
        !Workload.serves(world.canary()),
        "UnsupportedTarget",
        "targets of kind %s are not served; use a Deployment%s"
            .formatted(
                kind,
                kind.equals("StatefulSet")
                    ? ": the pods of a StatefulSet have identities that two versions cannot share"
                    : ""));
  }

  private static Optional<Problem> provider(World world) {
    return switch (world.router()) {
      case RouterFacts.Unknown(String provider, var available) ->
          problem(
              true,
              "UnknownProvider",
              "no router serves provider \"%s\"; set spec.provider to one of %s"
                  .formatted(provider, available));
      case RouterFacts.Known known -> refusal(world, known);
    };
  }

  private static Optional<Problem> refusal(World world, RouterFacts.Known router) {
    if (world.canary().getSpec().service() == null) {
      return Optional.empty();
    }
    Set<Feature> missing =
        EnumSet.copyOf(Plan.of(world.canary(), world.settings()).requires(world.canary()));
    missing.removeAll(router.features());
    return problem(
            !missing.isEmpty(),
            "UnsupportedFeature",
            "provider \"%s\" cannot do %s, which spec.analysis asks for; change the analysis or the provider"
                .formatted(router.provider(), new TreeSet<>(missing)))
        .or(() ->
            problem(
                !router.refusals().isEmpty(),
                "RouterRefused",
                String.join("; ", router.refusals())));
  }

  private static Optional<Problem> service(Canary canary) {
    return problem(
        canary.getSpec().service() == null,
        "ServiceMissing",
        "spec.service is missing; give at least spec.service.port");
  }

  private static Optional<Problem> interval(Analysis analysis) {
    String interval = analysis.interval();
    boolean bad = interval != null && !interval.isEmpty() && GoDuration.parse(interval).isEmpty();
    return problem(
        bad,
        "BadInterval",
        "spec.analysis.interval \"%s\" is not a duration; write for example 30s or 1m30s"
            .formatted(interval));
  }

  private static Optional<Problem> steps(Canary canary, Settings settings) {
    Plan plan = Plan.of(canary, settings);
    boolean none = plan.strategy() instanceof Strategy.Weighted(WeightSteps s) && s.isEmpty();
    return problem(
        none && !plan.skip(),
        "NoSteps",
        "spec.analysis has no step to take; set stepWeight, stepWeights or iterations above 0");
  }

  private static Optional<Problem> cookies(@Nullable SessionAffinity affinity) {
    return problem(
        affinity != null && Objects.equals(affinity.cookieName(), affinity.primaryCookieName()),
        "SameCookie",
        "spec.analysis.sessionAffinity: cookieName and primaryCookieName must differ");
  }

  private static Optional<Problem> crossNamespace(World world) {
    if (!world.settings().noCrossNamespaceRefs()) {
      return Optional.empty();
    }
    String own = world.canary().getMetadata().getNamespace();
    Analysis analysis = world.canary().getSpec().analysis();
    ObjectReference upstream = world.canary().getSpec().upstreamRef();
    Stream<@Nullable String> named =
        Stream.of(
                analysis.metrics().stream()
                    .map(metric ->
                        metric.templateRef() == null ? null : metric.templateRef().namespace()),
                analysis.alerts().stream().map(alert -> alert.providerRef().namespace()),
                Stream.of(upstream == null ? null : upstream.namespace()))
            .flatMap(s -> s);
    return named
        .filter(namespace -> namespace != null && !namespace.isEmpty() && !namespace.equals(own))
        .findFirst()
        .map(namespace ->
            new Problem(
                "CrossNamespaceRef",
                "a reference to namespace %s is not allowed by this installation; keep templates and alert providers in %s"
                    .formatted(namespace, own)));
  }

  /** Objects that the canary needs and that are not there. */
  static Optional<Problem> inCluster(World world, Workload workload) {
    return first(
        () ->
            problem(
                !workload.targetExists(),
                "TargetMissing",
                "%s does not exist; apply it or correct spec.targetRef"
                    .formatted(workload.target())),
        () ->
            problem(
                workload.selector().isEmpty(),
                "NoSelectorLabel",
                "%s must select its pods by one of the labels %s in spec.selector.matchLabels"
                    .formatted(workload.target(), world.settings().selectorLabels())),
        () -> scaler(world),
        () -> configs(world, workload));
  }

  static Problem lostPrimary(Workload workload) {
    return new Problem(
        "PrimaryMissing",
        "%s is gone and %s holds another version than the promoted one; apply the promoted version to bring it back"
            .formatted(workload.primary(), workload.target()));
  }

  private static Optional<Problem> scaler(World world) {
    return PrimaryScaler.of(world.canary())
        .flatMap(scaler ->
            problem(
                    !scaler.isServed(),
                    "UnsupportedScaler",
                    "spec.autoscalerRef: only HorizontalPodAutoscalers are served")
                .or(() ->
                    problem(
                        !world.live().has(scaler.source()),
                        "ScalerMissing",
                        "%s does not exist; apply it or remove spec.autoscalerRef"
                            .formatted(scaler.source()))));
  }

  private static Optional<Problem> configs(World world, Workload workload) {
    TrackedConfigs configs =
        TrackedConfigs.of(
            workload.podSpec(),
            world.canary().getMetadata().getNamespace(),
            world.live(),
            world.settings());
    return configs.missing().stream()
        .findFirst()
        .map((ObjectRef ref) ->
            new Problem(
                "ConfigMissing",
                "%s is used by %s and does not exist; create it or mark the reference optional"
                    .formatted(ref, workload.target())));
  }
}
