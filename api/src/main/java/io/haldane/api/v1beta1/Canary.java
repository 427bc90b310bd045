package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.haldane.api.Fault;
import io.haldane.api.HasFaults;
import java.util.List;

/**
 * A release policy for one workload: how its new versions get traffic, and which checks they must
 * pass.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Group(Canary.GROUP)
@Version(Canary.VERSION)
@Plural("canaries")
public class Canary extends CustomResource<CanarySpec, CanaryStatus>
    implements Namespaced, HasFaults {
  public static final String GROUP = "flagger.app";
  public static final String VERSION = "v1beta1";
  public static final String API_VERSION = GROUP + "/" + VERSION;
  public static final String KIND = "Canary";
  public static final String FINALIZER = "finalizer.flagger.app";
  @JsonIgnore private transient List<Fault> faults = List.of();

  /** The status, or an empty one for a canary that was never reconciled. */
  public CanaryStatus statusOrEmpty() {
    CanaryStatus status = getStatus();
    return status == null ? CanaryStatus.EMPTY : status;
  }

  /** {@code name.namespace}, the way events and logs call a canary. */
  public String title() {
    return getMetadata().getName() + "." + getMetadata().getNamespace();
  }

  /** The spec; empty when there is none that can be read. */
  @Override
  public CanarySpec getSpec() {
    CanarySpec spec = super.getSpec();
    return spec == null ? CanarySpec.NONE : spec;
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public boolean speaksForItself() {
    return true;
  }

  /** Said once by who decoded it; the cached object belongs to all afterwards. */
  public void faults(List<Fault> found) {
    faults = List.copyOf(found);
  }
}
