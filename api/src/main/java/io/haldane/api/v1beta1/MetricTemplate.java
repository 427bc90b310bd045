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

/** A query with a place to ask it, shared by canaries. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Group(Canary.GROUP)
@Version(Canary.VERSION)
@Plural("metrictemplates")
public class MetricTemplate extends CustomResource<MetricTemplateSpec, MetricTemplateStatus>
    implements Namespaced, HasFaults {
  public static final String KIND = "MetricTemplate";
  @JsonIgnore private transient List<Fault> faults = List.of();

  /** The spec; empty when there is none that can be read. */
  @Override
  public MetricTemplateSpec getSpec() {
    MetricTemplateSpec spec = super.getSpec();
    return spec == null ? MetricTemplateSpec.NONE : spec;
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
