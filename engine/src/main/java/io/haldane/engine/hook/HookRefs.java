package io.haldane.engine.hook;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ConfigMapRef;
import io.haldane.api.v1beta1.SecretKeyRef;
import io.haldane.api.v1beta1.SecretRef;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.api.v1beta1.WebhookSignature;
import io.haldane.api.v1beta1.WebhookTls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Secrets and ConfigMaps that hooks name. All are in the namespace of the canary. */
public final class HookRefs {
  private HookRefs() {}

  public static Set<ObjectRef> of(Canary canary, Collection<Webhook> hooks) {
    String namespace = canary.getMetadata().getNamespace();
    Set<ObjectRef> refs = new LinkedHashSet<>();
    for (Webhook hook : hooks) {
      keys(hook).forEach(ref -> refs.add(secret(namespace, ref.name())));
      secrets(hook).forEach(ref -> refs.add(secret(namespace, ref.name())));
      configMaps(hook).forEach(ref -> refs.add(configMap(namespace, ref.name())));
    }
    return refs;
  }

  static ObjectRef secret(String namespace, String name) {
    return new ObjectRef("v1", "Secret", namespace, name);
  }

  static ObjectRef configMap(String namespace, String name) {
    return new ObjectRef("v1", "ConfigMap", namespace, name);
  }

  /** Single keys: of headers and of the signature. */
  static List<SecretKeyRef> keys(Webhook hook) {
    List<SecretKeyRef> keys = new ArrayList<>();
    hook.headers().forEach(header -> add(keys, header.source()));
    WebhookSignature signature = hook.signature();
    add(keys, signature == null ? null : signature.secretKeyRef());
    return keys;
  }

  /** Whole Secrets: of the login and of the certificates. */
  static List<SecretRef> secrets(Webhook hook) {
    List<SecretRef> secrets = new ArrayList<>();
    WebhookTls tls = hook.tls();
    add(secrets, hook.secretRef());
    add(secrets, tls == null ? null : tls.secretRef());
    return secrets;
  }

  static List<ConfigMapRef> configMaps(Webhook hook) {
    List<ConfigMapRef> maps = new ArrayList<>();
    WebhookTls tls = hook.tls();
    add(maps, tls == null ? null : tls.configMapRef());
    return maps;
  }

  private static <T> void add(List<T> all, @Nullable T one) {
    if (one != null) {
      all.add(one);
    }
  }
}
