package io.haldane.engine.hook;

import io.haldane.api.v1beta1.Webhook;
import io.haldane.api.v1beta1.WebhookTls;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the fields of a hook, whatever is in the cluster. */
public final class HookMistakes {
  private HookMistakes() {}

  /** The first, as a sentence that names the hook; empty when there is none. */
  public static Optional<String> first(List<Webhook> hooks) {
    return hooks.stream()
        .flatMap(hook -> of(hook).map(what -> about(hook, what)).stream())
        .findFirst();
  }

  static String about(Webhook hook, String what) {
    String name = hook.name();
    return "webhook \"%s\" %s".formatted(name.length() > 100 ? name.substring(0, 100) : name, what);
  }

  private static Optional<String> of(Webhook hook) {
    return HookHeaders.mistake(hook.headers())
        .or(() -> twoLogins(hook))
        .or(() -> tls(hook.tls()))
        .or(() -> signature(hook))
        .or(() -> nameless(hook));
  }

  private static Optional<String> twoLogins(Webhook hook) {
    boolean header =
        hook.headers().stream().map(HookHeaders::lower).anyMatch("authorization"::equals);
    return header && hook.secretRef() != null
        ? Optional.of("has a header Authorization and a secretRef, which sets it, too; keep one")
        : Optional.empty();
  }

  private static Optional<String> tls(@Nullable WebhookTls tls) {
    return tls != null && tls.secretRef() == null && tls.configMapRef() == null
        ? Optional.of("has tls without certificates; set tls.secretRef or tls.configMapRef")
        : Optional.empty();
  }

  private static Optional<String> signature(Webhook hook) {
    return hook.signature() != null && hook.signature().secretKeyRef() == null
        ? Optional.of("has a signature without a key; set signature.secretKeyRef")
        : Optional.empty();
  }

  /** Without our schema, an API server accepts a reference that names nothing. */
  private static Optional<String> nameless(Webhook hook) {
    boolean keys =
        HookRefs.keys(hook).stream().anyMatch(ref -> ref.name().isEmpty() || ref.key().isEmpty());
    boolean secrets = HookRefs.secrets(hook).stream().anyMatch(ref -> ref.name().isEmpty());
    boolean maps = HookRefs.configMaps(hook).stream().anyMatch(ref -> ref.name().isEmpty());
    return keys || secrets || maps
        ? Optional.of("refers to a Secret or ConfigMap without its name or key; add it")
        : Optional.empty();
  }
}
