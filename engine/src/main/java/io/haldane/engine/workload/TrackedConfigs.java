package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ConfigMaps and Secrets that a target uses and that are versioned with it.
 *
 * @param objects tracked objects by their reference
 * @param missing mandatory objects that do not exist
 */
public record TrackedConfigs(Map<ObjectRef, ObjectNode> objects, List<ObjectRef> missing) {
  private static final String OPT_OUT = "flagger.app/config-tracking";
  private static final Set<String> SECRET_TYPES =
      Set.of(
          "", "Opaque", "kubernetes.io/basic-auth", "kubernetes.io/ssh-auth", "kubernetes.io/tls");

  public static final TrackedConfigs NONE = new TrackedConfigs(Map.of(), List.of());

  /** What a pod spec refers to, whether tracked or not, so that it can be read. */
  public static Set<ObjectRef> references(JsonNode podSpec, String namespace) {
    return mandatory(podSpec, namespace).keySet();
  }

  public static TrackedConfigs of(
      JsonNode podSpec, String namespace, LiveObjects live, Settings settings) {
    if (!settings.configTracking()) {
      return NONE;
    }
    Map<ObjectRef, ObjectNode> objects = new TreeMap<>(TrackedConfigs::byKey);
    List<ObjectRef> missing = new ArrayList<>();
    mandatory(podSpec, namespace)
        .forEach((ref, mandatory) -> {
          if (!live.has(ref) && mandatory) {
            missing.add(ref);
          }
          live.json(ref)
              .filter(TrackedConfigs::isTracked)
              .ifPresent(object -> objects.put(ref, object));
        });
    return new TrackedConfigs(objects, List.copyOf(missing));
  }

  /** Mandatory as soon as one reference is. */
  private static Map<ObjectRef, Boolean> mandatory(JsonNode podSpec, String namespace) {
    Map<ObjectRef, Boolean> found = new LinkedHashMap<>();
    for (ConfigReference reference : ConfigReference.in(podSpec)) {
      ObjectRef ref = new ObjectRef("v1", reference.kind(), namespace, reference.name());
      found.merge(ref, !reference.optional(), Boolean::logicalOr);
    }
    return found;
  }

  private static boolean isTracked(ObjectNode object) {
    String choice = object.path("metadata").path("annotations").path(OPT_OUT).asText();
    boolean secret = object.path("kind").asText().equals("Secret");
    return !choice.startsWith("disable")
        && (!secret || SECRET_TYPES.contains(object.path("type").asText()));
  }

  private static int byKey(ObjectRef one, ObjectRef other) {
    return key(one).compareTo(key(other));
  }

  private static String key(ObjectRef ref) {
    return ref.kind().toLowerCase(Locale.ROOT) + "/" + ref.name();
  }

  /**
   * The checksums as {@code status.trackedConfigs} keeps them, {@code configmap/name} and so on.
   */
  public Map<String, String> checksums() {
    Map<String, String> checksums = new TreeMap<>();
    objects.forEach((ref, object) -> checksums.put(key(ref), checksum(object)));
    return checksums;
  }

  private static String checksum(ObjectNode object) {
    ObjectNode content = object.objectNode();
    content.set("data", object.path("data"));
    content.set("binaryData", object.path("binaryData"));
    return CanonicalHash.hex(content);
  }

  /** Makes a pod spec of the primary use the primary's copies. */
  void rename(ObjectNode podSpec, String namespace) {
    for (ConfigReference reference : ConfigReference.in(podSpec)) {
      ObjectRef ref = new ObjectRef("v1", reference.kind(), namespace, reference.name());
      if (objects.containsKey(ref)) {
        reference.rename(ref.name() + "-primary");
      }
    }
  }

  /** The copies that belong to the primary, in the order of their names. */
  public List<ObjectRef> copyRefs() {
    return objects.keySet().stream().map(TrackedConfigs::copyOf).toList();
  }

  static ObjectRef copyOf(ObjectRef ref) {
    return new ObjectRef("v1", ref.kind(), ref.namespace(), ref.name() + "-primary");
  }

  /** Whether the primary has today's configuration. */
  public boolean areCopied(LiveObjects live) {
    return objects.entrySet().stream()
        .allMatch(entry ->
            live.json(copyOf(entry.getKey()))
                .filter(copy -> checksum(copy).equals(checksum(entry.getValue())))
                .isPresent());
  }

  /** What to put in place so that the primary has today's configuration. */
  public List<Manifest> copies(Canary canary, Settings settings, LiveObjects live) {
    return objects.entrySet().stream()
        .map(entry ->
            ConfigCopy.of(copyOf(entry.getKey()), entry.getValue(), canary, settings, live))
        .toList();
  }
}
