package io.haldane.engine.problem;

import io.haldane.api.GoDuration;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.ReferenceProviders;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.api.v1beta1.SessionAffinity;
import io.haldane.engine.hook.HookMistakes;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.plan.WeightSteps;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.TargetKind;
import io.haldane.engine.workload.TargetKinds;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a canary itself; the first that is found is reported. */
public final class SpecProblems {
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private SpecProblems() {}

  /** Mistakes in the canary itself, in the order in which a user would fix them. */
  public static Optional<Problem> of(World world) {
    Canary canary = world.canary();
    return Problem.first(
        () -> SpecBounds.of(canary),
        () -> rival(world),
        () -> target(world),
        () -> pairing(world),
        () -> scaler(canary),
        () -> provider(world),
        () -> service(canary),
        () -> portName(canary),
        () -> interval(canary.getSpec().analysis()),
        () -> steps(canary, world.settings()),
        () -> cookies(canary.getSpec().analysis().sessionAffinity()),
        () ->
            HookMistakes.first(canary.getSpec().analysis().webhooks())
                .map(what -> new Problem("BadHook", "spec.analysis.webhooks: " + what)),
        () -> CrossNamespace.problem(world));
  }

  private static Optional<Problem> rival(World world) {
    return Problem.when(
        !world.rivals().isEmpty(),
        "TargetClaimed",
        () ->
            "%s is already the target of canary %s; point one of the two at another workload or delete it"
                .formatted(world.canary().getSpec().targetRef().name(), world.rivals()));
  }

  private static Optional<Problem> target(World world) {
    String kind = world.canary().getSpec().targetRef().kind();
    return Problem.when(
        TargetKinds.of(world.canary()).isEmpty(),
        "UnsupportedTarget",
        () ->
            "targets of kind %s are not supported; use a Deployment, a DaemonSet or a Service%s"
                .formatted(
                    kind,
                    kind.equals("StatefulSet")
                        ? ": the pods of a StatefulSet have identities that two versions cannot share"
                        : ""));
  }

  private static Optional<Problem> pairing(World world) {
    Canary canary = world.canary();
    return mismatch(canary, world)
        .map(why -> new Problem("ProviderMismatch", why))
        .or(() ->
            TargetKinds.of(canary)
                .filter(kind -> canary.getSpec().autoscalerRef() != null)
                .flatMap(TargetKind::scalerRefusal)
                .map(why -> new Problem("UnsupportedScaler", why)));
  }

  /** What is searched for fits the target. */
  private static Optional<String> mismatch(Canary canary, World world) {
    if (world.router() instanceof RouterFacts.Undecided) {
      return Optional.empty();
    }
    String effective = world.router().provider();
    boolean searched = AutoProvider.asksFor(canary, world.settings().meshProvider());
    return TargetKinds.mismatch(
        canary, searched ? effective : canary.getSpec().provider(), effective);
  }

  private static Optional<Problem> scaler(Canary canary) {
    return Problem.when(
        canary.getSpec().autoscalerRef() != null && Scaler.of(canary).isEmpty(),
        "UnsupportedScaler",
        "spec.autoscalerRef: only HorizontalPodAutoscaler and ScaledObject are supported");
  }

  private static Optional<Problem> provider(World world) {
    return switch (world.router()) {
      case RouterFacts.Unknown(String provider, var available) ->
          Problem.when(true, "UnknownProvider", () -> unknown(provider, available));
      case RouterFacts.Undecided(ProviderChoice choice) -> UndecidedProvider.problem(choice);
      case RouterFacts.Known known -> refusal(world, known);
    };
  }

  static String unknown(String provider, List<String> available) {
    return ReferenceProviders.has(provider)
        ? "provider \"%s\" is supported by Flagger and not yet by Haldane: nothing was changed; keep Flagger for this canary"
            .formatted(provider)
        : "provider \"%s\" is not supported; set spec.provider to one of %s"
            .formatted(provider, available);
  }

  private static Optional<Problem> refusal(World world, RouterFacts.Known router) {
    if (!TargetKinds.isReachable(world.canary())) {
      return Optional.empty();
    }
    Set<Feature> missing =
        EnumSet.copyOf(RunPlan.of(world.canary(), world.settings()).requires(world.canary()));
    missing.removeAll(router.features());
    return copiesOnly(world.canary(), router)
        .or(() -> missing(router, missing))
        .or(() ->
            Problem.when(
                !router.refusals().isEmpty(),
                "RouterRefused",
                () -> String.join("; ", router.refusals())));
  }

  /** Without a route, clients of a target Service would meet every new version at once. */
  private static Optional<Problem> copiesOnly(Canary canary, RouterFacts.Known router) {
    return Problem.when(
        TargetKinds.of(canary).filter(TargetKind::needsSplit).isPresent()
            && !router.features().contains(Feature.WEIGHTS),
        "UnsupportedFeature",
        () ->
            "provider \"%s\" does not split traffic, so clients of the Service %s would use a new version at once; choose a provider that splits traffic"
                .formatted(router.provider(), canary.getSpec().targetRef().name()));
  }

  private static Optional<Problem> missing(RouterFacts.Known router, Set<Feature> missing) {
    return Problem.when(
        !missing.isEmpty(),
        "UnsupportedFeature",
        () ->
            "provider \"%s\" cannot do %s, which spec.analysis asks for; change the analysis or the provider%s"
                .formatted(router.provider(), new TreeSet<>(missing), because(router)));
  }

  /** What the router itself says, which may name the field. */
  private static String because(RouterFacts.Known router) {
    return router.refusals().isEmpty() ? "" : ". " + String.join("; ", router.refusals());
  }

  private static Optional<Problem> service(Canary canary) {
    return Problem.when(
        !TargetKinds.isReachable(canary),
        "ServiceMissing",
        "spec.service is missing; set at least spec.service.port");
  }

  private static Optional<Problem> portName(Canary canary) {
    ServiceSpec service = canary.getSpec().service();
    String name = service == null ? null : service.portName();
    return Problem.when(
        name != null && !DNS_LABEL.matcher(name).matches(),
        "BadPortName",
        () ->
            "spec.service.portName \"%s\" is not a name for a port; use at most 63 small letters, digits and dashes, with a letter or digit at both ends"
                .formatted(name));
  }

  private static Optional<Problem> interval(Analysis analysis) {
    String interval = analysis.interval();
    if (interval == null || interval.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> parsed = GoDuration.parse(interval);
    return Problem.when(
            parsed.isEmpty(),
            "BadInterval",
            () ->
                "spec.analysis.interval \"%s\" is not a duration; write for example 30s or 1m30s"
                    .formatted(Excerpt.of(interval)))
        .or(() ->
            Problem.when(
                parsed.orElseThrow().compareTo(SpecBounds.LONGEST_INTERVAL) > 0,
                "BadInterval",
                () ->
                    "spec.analysis.interval \"%s\" is longer than a year"
                        .formatted(Excerpt.of(interval))));
  }

  private static Optional<Problem> steps(Canary canary, Settings settings) {
    RunPlan plan = RunPlan.of(canary, settings);
    boolean none = plan.strategy() instanceof Strategy.Weighted(WeightSteps s) && s.isEmpty();
    return Problem.when(
        none && !plan.skip(),
        "NoSteps",
        "spec.analysis has no steps; set stepWeight, stepWeights or iterations above 0");
  }

  private static Optional<Problem> cookies(@Nullable SessionAffinity affinity) {
    return Problem.when(
        affinity != null && Objects.equals(affinity.cookieName(), affinity.primaryCookieName()),
        "SameCookie",
        "spec.analysis.sessionAffinity: cookieName and primaryCookieName must differ");
  }
}
