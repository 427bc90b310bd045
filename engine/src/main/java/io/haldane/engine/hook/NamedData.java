package io.haldane.engine.hook;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.engine.workload.SecretData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the hooks of a canary read from the objects that they name. Many hooks may name one large
 * Secret, so each is decoded once. Not thread-safe.
 */
final class NamedData {
  private final String namespace;
  private final LiveObjects live;
  private final Map<ObjectRef, Map<String, String>> decoded = new HashMap<>();

  NamedData(String namespace, LiveObjects live) {
    this.namespace = namespace;
    this.live = live;
  }

  String namespace() {
    return namespace;
  }

  /**
   * @throws Lacking when there is no such Secret
   */
  Map<String, String> secret(String name) throws Lacking {
    ObjectRef ref = HookRefs.secret(namespace, name);
    Map<String, String> known = decoded.get(ref);
    if (known != null) {
      return known;
    }
    Map<String, String> data =
        live.find(ref, Secret.class).map(SecretData::of).orElseThrow(() -> absent(ref));
    decoded.put(ref, data);
    return data;
  }

  /**
   * @throws Lacking when there is no such ConfigMap
   */
  Map<String, String> configMap(String name) throws Lacking {
    ObjectRef ref = HookRefs.configMap(namespace, name);
    return live.find(ref, ConfigMap.class)
        .map(found -> Optional.ofNullable(found.getData()).orElse(Map.of()))
        .orElseThrow(() -> absent(ref));
  }

  /** The value without the white space around it: files with a final newline get into Secrets. */
  String key(String name, String key) throws Lacking {
    String value = secret(name).getOrDefault(key, "").strip();
    if (value.isEmpty()) {
      throw new Lacking(
          "needs the key %s of %s; add it".formatted(key, HookRefs.secret(namespace, name)));
    }
    return value;
  }

  private static Lacking absent(ObjectRef ref) {
    return new Lacking("needs %s, which does not exist; create it".formatted(ref));
  }

  /** A clause that follows the name of the hook. It never holds a value. */
  static final class Lacking extends Exception {
    private static final long serialVersionUID = 1L;

    Lacking(String what) {
      super(what, null, false, false);
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }
}
