package io.haldane.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A query with a place to ask it, shared by canaries. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Group(Canary.GROUP)
@Version(Canary.VERSION)
public class MetricTemplate extends CustomResource<MetricTemplateSpec, MetricTemplateStatus>
    implements Namespaced {
  public static final String KIND = "MetricTemplate";
}
