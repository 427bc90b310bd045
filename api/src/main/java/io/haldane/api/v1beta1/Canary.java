package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A release policy for one workload: how its new versions meet traffic, and what they must prove.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Group(Canary.GROUP)
@Version(Canary.VERSION)
public class Canary extends CustomResource<CanarySpec, CanaryStatus> implements Namespaced {
  public static final String GROUP = "flagger.app";
  public static final String VERSION = "v1beta1";
  public static final String API_VERSION = GROUP + "/" + VERSION;
  public static final String KIND = "Canary";
  public static final String FINALIZER = "finalizer.flagger.app";

  /** The status, or an empty one for a canary that was never looked at. */
  public CanaryStatus statusOrEmpty() {
    CanaryStatus status = getStatus();
    return status == null ? CanaryStatus.EMPTY : status;
  }

  /** {@code name.namespace}, the way events and logs call a canary. */
  public String title() {
    return getMetadata().getName() + "." + getMetadata().getNamespace();
  }
}
