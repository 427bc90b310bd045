package io.haldane.controller.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Ready-made objects. */
public final class Objects {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Objects() {}

  /** A canary in namespace {@code test} whose target has its name. */
  public static Canary canary(String name) {
    return canary(name, name, "{\"interval\": \"10s\", \"threshold\": 3}");
  }

  public static Canary canary(String name, String target, String analysis) {
    return read(
        """
        {"apiVersion": "flagger.app/v1beta1", "kind": "Canary",
         "metadata": {"name": "%s", "namespace": "test"},
         "spec": {
           "provider": "fake",
           "targetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "%s"},
           "service": {"port": 80},
           "analysis": %s}}
        """
            .formatted(name, target, analysis),
        Canary.class);
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  public static Canary create(KubernetesClient client, Canary canary) {
    return client.resource(canary).create();
  }

  /** Puts the canary in the place of the one of its name. */
  public static void replace(KubernetesClient client, Canary canary) {
    canary
        .getMetadata()
        .setResourceVersion(client.resource(canary).get().getMetadata().getResourceVersion());
    client.resource(canary).update();
  }

  public static Canary get(KubernetesClient client, CanaryKey key) {
    return client.resources(Canary.class).inNamespace(key.namespace()).withName(key.name()).get();
  }

  public static ObjectRef configMap(String name) {
    return new ObjectRef("v1", "ConfigMap", "test", name);
  }

  /** Wants the ConfigMap to hold that one entry. */
  public static Manifest manifest(String name, String key, String value) {
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace("test")
            .endMetadata()
            .withData(Map.of(key, value))
            .build();
    ObjectNode body = LiveObjects.toJson(map);
    return Manifest.of(configMap(name), body);
  }

  /** Waits for the condition, and fails by returning false when it does not come. */
  public static boolean eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(5_000_000);
    }
    return true;
  }
}
