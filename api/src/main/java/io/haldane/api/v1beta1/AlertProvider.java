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

/** A chat channel that canaries report to. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Group(Canary.GROUP)
@Version(Canary.VERSION)
@Plural("alertproviders")
public class AlertProvider extends CustomResource<AlertProviderSpec, AlertProviderStatus>
    implements Namespaced, HasFaults {
  public static final String KIND = "AlertProvider";
  @JsonIgnore private transient List<Fault> faults = List.of();

  /** The spec; empty when there is none that can be read. */
  @Override
  public AlertProviderSpec getSpec() {
    AlertProviderSpec spec = super.getSpec();
    return spec == null ? AlertProviderSpec.NONE : spec;
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  /** Said once by who decoded it; the cached object belongs to all afterwards. */
  public void faults(List<Fault> found) {
    faults = List.copyOf(found);
  }
}
