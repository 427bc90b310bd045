package io.haldane.mesh.testing;

import io.haldane.api.routing.TrafficRouter;
import java.util.List;
import java.util.ServiceLoader;

/** The routers as the controller finds them. */
public final class Routers {
  private Routers() {}

  public static List<TrafficRouter> all() {
    return ServiceLoader.load(TrafficRouter.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  public static List<TrafficRouter> accepting(String provider) {
    return all().stream().filter(router -> router.accepts(provider)).toList();
  }
}
