package io.haldane.controller;

import io.haldane.api.hooks.Admission;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookCaller;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.net.Addresses;
import io.haldane.api.notify.Notifier;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.TrafficRouter;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Everything that is plugged in. The only place that finds it; nothing else knows a provider by
 * name.
 */
public record Wiring(
    List<TrafficRouter> routers,
    List<MetricProvider> metricProviders,
    List<Notifier> notifiers,
    HookCaller hooks) {
  public Wiring {
    routers = List.copyOf(routers);
    metricProviders = List.copyOf(metricProviders);
    notifiers = List.copyOf(notifiers);
  }

  public static Wiring load() {
    return new Wiring(
        all(TrafficRouter.class),
        all(MetricProvider.class),
        all(Notifier.class),
        all(HookCaller.class).stream().findFirst().orElse(Wiring::nobody));
  }

  /** What all routers read and write. */
  public List<RoutedKind> routedKinds() {
    return routers.stream().flatMap(router -> router.kinds().stream()).distinct().toList();
  }

  /** Without the module that calls hooks every gate stays shut. */
  private static HookAnswer nobody(HookRequest request, Admission admission) {
    return new HookAnswer.Unreachable(
        "this build cannot call "
            + Addresses.shown(request.url())
            + ": it lacks the webhooks module");
  }

  private static <T> List<T> all(Class<T> type) {
    ClassLoader loader = Wiring.class.getClassLoader();
    return ServiceLoader.load(type, loader).stream().map(ServiceLoader.Provider::get).toList();
  }
}
