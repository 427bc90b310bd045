package io.haldane.api.routing;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ServiceSpec;

/**
 * The canary as a router sees it.
 *
 * @param provider the effective value of {@code spec.provider}, for routers that serve several
 * @param settings what the installation chose for the settings of adapters
 */
public record RouteTarget(Canary canary, String provider, RouterSettings settings) {

  /** For the names alone, where it does not matter who routes. */
  public static RouteTarget named(Canary canary) {
    return new RouteTarget(canary, "", RouterSettings.NONE);
  }

  public String namespace() {
    return canary.getMetadata().getNamespace();
  }

  /** Name of the Service that clients call, of the route, and stem of the other two names. */
  public String apex() {
    ServiceSpec service = canary.getSpec().service();
    String name = service == null ? null : service.name();
    return name == null || name.isEmpty() ? canary.getSpec().targetRef().name() : name;
  }

  public String primary() {
    return apex() + "-primary";
  }

  public String canaryService() {
    return apex() + "-canary";
  }

  /**
   * The service block. Throws when it is absent, which only routers see that {@link
   * TrafficRouter#needsService need none}.
   */
  public ServiceSpec service() {
    ServiceSpec service = canary.getSpec().service();
    if (service == null) {
      throw new IllegalStateException("canary " + canary.title() + " has no spec.service");
    }
    return service;
  }

  /** Makes the canary the controlling owner, so that what is made for it goes when it goes. */
  public OwnerReference owner() {
    return new OwnerReferenceBuilder()
        .withApiVersion(Canary.API_VERSION)
        .withKind(Canary.KIND)
        .withName(canary.getMetadata().getName())
        .withUid(canary.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
