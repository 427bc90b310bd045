package io.haldane.controller.config;

import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.TrafficRouter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flags that adapters declare as their settings. Flags are read before anything is wired, so the
 * adapters are asked here.
 */
public final class AdapterFlags {
  private AdapterFlags() {}

  /** One flag for each declared setting that the table of flags does not have. */
  static List<Flag> beyond(Stream<List<Flag>> table) {
    Set<String> known = table.flatMap(List::stream).map(Flag::name).collect(Collectors.toSet());
    return ServiceLoader.load(TrafficRouter.class, AdapterFlags.class.getClassLoader()).stream()
        .flatMap(router -> router.get().settings().stream())
        .map(AdapterFlags::flag)
        .filter(flag -> known.add(flag.name()))
        .toList();
  }

  private static Flag flag(RouterSetting<?> setting) {
    Flag.Kind kind =
        switch (setting.type()) {
          case TEXT -> Flag.Kind.TEXT;
          case NUMBER -> Flag.Kind.NUMBER;
          case SWITCH -> Flag.Kind.SWITCH;
        };
    return new Flag(setting.name(), kind, setting.byDefault(), "", setting.help());
  }

  /** What was chosen for the declared settings, those that Flagger has as flags among them. */
  public static RouterSettings settings(HaldaneConfig config) {
    Map<String, String> chosen = new HashMap<>(config.routing());
    chosen.put("ingress-annotations-prefix", config.ingressAnnotationsPrefix());
    config.ingressClass().ifPresent(name -> chosen.put("ingress-class", name));
    return new RouterSettings(chosen);
  }
}
