package io.haldane.controller.kube;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.Json;
import io.haldane.api.decode.OwnObjects;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * Reads our own kinds as their classes and every other object as a {@link RawObject}, each by
 * itself and leniently, see docs/adr/0013. Model classes would be built from JSON only to become
 * JSON again where a decision is made.
 */
public final class RawSerialization extends KubernetesSerialization {
  private final ObjectMapper mapper;

  public RawSerialization() {
    this(Json.mapper());
  }

  private RawSerialization(ObjectMapper mapper) {
    super(mapper, false);
    this.mapper = mapper;
    registerKubernetesResource(Canary.class);
    registerKubernetesResource(MetricTemplate.class);
    registerKubernetesResource(AlertProvider.class);
    // How a watch says that it must start again.
    registerKubernetesResource(Status.class);
  }

  @Override
  public <T> T unmarshal(String json, Class<T> type) {
    if (type != WatchEvent.class) {
      return super.unmarshal(json, type);
    }
    try {
      return type.cast(WatchEvents.read(mapper, json));
    } catch (IOException e) {
      throw new UncheckedIOException("an event of a watch cannot be read", e);
    }
  }

  @Override
  protected void configureMapper(ObjectMapper mapper) {
    super.configureMapper(mapper);
    mapper.registerModule(
        new SimpleModule("raw")
            .addDeserializer(
                GenericKubernetesResource.class,
                new Lenient<>(GenericKubernetesResource.class, RawObject::of))
            .addDeserializer(Canary.class, new Lenient<>(Canary.class, OwnObjects::canary))
            .addDeserializer(
                MetricTemplate.class, new Lenient<>(MetricTemplate.class, OwnObjects::template))
            .addDeserializer(
                AlertProvider.class,
                new Lenient<>(AlertProvider.class, OwnObjects::alertProvider)));
  }

  /** Reads one object by itself: what is wrong with it is said by it, and its neighbours go on. */
  private static final class Lenient<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<BoundedTree.Read, T> make;

    private Lenient(Class<T> type, Function<BoundedTree.Read, T> make) {
      super(type);
      this.make = make;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return make.apply(BoundedTree.read(json));
    }
  }
}
