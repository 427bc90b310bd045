package io.haldane.controller.kube;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import java.io.IOException;

/**
 * Reads our own kinds as their classes and every other object as a {@link RawObject}. Model classes
 * would be built from JSON only to become JSON again where a decision is made.
 */
public final class RawSerialization extends KubernetesSerialization {
  public RawSerialization() {
    super(new ObjectMapper(), false);
    registerKubernetesResource(Canary.class);
    registerKubernetesResource(MetricTemplate.class);
    registerKubernetesResource(AlertProvider.class);
    // How a watch says that it must begin anew.
    registerKubernetesResource(Status.class);
  }

  @Override
  protected void configureMapper(ObjectMapper mapper) {
    super.configureMapper(mapper);
    mapper.registerModule(
        new SimpleModule("raw").addDeserializer(GenericKubernetesResource.class, new Raw()));
  }

  private static final class Raw extends StdDeserializer<GenericKubernetesResource> {
    private static final long serialVersionUID = 1L;

    private Raw() {
      super(GenericKubernetesResource.class);
    }

    @Override
    public GenericKubernetesResource deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return RawObject.of(context.readValue(json, ObjectNode.class));
    }
  }
}
