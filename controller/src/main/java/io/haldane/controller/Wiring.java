package io.haldane.controller;

import io.haldane.api.hooks.HookCaller;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.notify.Notifier;
import io.haldane.api.routing.TrafficRouter;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Everything that is plugged in. The only place that looks for it; nothing else knows a provider by
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
    HookCaller hooks =
        all(HookCaller.class).stream()
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "no HookCaller on the class path: the build lacks the webhooks module"));
    return new Wiring(all(TrafficRouter.class), all(MetricProvider.class), all(Notifier.class), hooks);
  }

  private static <T> List<T> all(Class<T> type) {
    ClassLoader loader = Wiring.class.getClassLoader();
    return ServiceLoader.load(type, loader).stream().map(ServiceLoader.Provider::get).toList();
  }
}
