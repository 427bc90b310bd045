package io.haldane.engine.hook;

import io.haldane.api.LiveObjects;
import io.haldane.api.hooks.HookAccess;
import io.haldane.api.hooks.HookTls;
import io.haldane.api.hooks.SigningKey;
import io.haldane.api.net.Redaction;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.SecretKeyRef;
import io.haldane.api.v1beta1.SecretRef;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.api.v1beta1.WebhookHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what one hook needs, from the Secrets and ConfigMaps that it names. */
public final class HookLogins {
  private final NamedData data;
  private final Map<String, String> headers = new HashMap<>();
  private final List<String> secrets = new ArrayList<>();

  private HookLogins(NamedData data) {
    this.data = data;
  }

  public static AccessLookup of(Canary canary, Webhook hook, LiveObjects live) {
    return of(hook, new NamedData(canary.getMetadata().getNamespace(), live));
  }

  private static AccessLookup of(Webhook hook, NamedData data) {
    try {
      return new AccessLookup.Usable(new HookLogins(data).read(hook));
    } catch (NamedData.Lacking e) {
      return new AccessLookup.Unusable(HookMistakes.about(hook, e.what()));
    }
  }

  /** The first hook that cannot be called, and why; empty when all can. */
  public static Optional<String> gap(Canary canary, LiveObjects live) {
    NamedData data = new NamedData(canary.getMetadata().getNamespace(), live);
    return canary.getSpec().analysis().webhooks().stream()
        .map(hook -> of(hook, data))
        .flatMap(found ->
            switch (found) {
              case AccessLookup.Usable _ -> Optional.<String>empty().stream();
              case AccessLookup.Unusable(String why) -> Optional.of(why).stream();
            })
        .findFirst();
  }

  private HookAccess read(Webhook hook) throws NamedData.Lacking {
    for (WebhookHeader header : hook.headers()) {
      add(header);
    }
    if (hook.secretRef() != null) {
      login(hook.secretRef());
    }
    SigningKey key = hook.signature() == null ? null : key(hook.signature().secretKeyRef());
    HookTls tls =
        hook.tls() == null
            ? HookTls.NONE
            : HookCertificates.of(hook.tls(), data, Boolean.TRUE.equals(hook.disableTLS()));
    return new HookAccess(headers, secrets, tls, key);
  }

  private void add(WebhookHeader header) throws NamedData.Lacking {
    SecretKeyRef source = header.source();
    String value =
        source == null
            ? String.valueOf(header.value())
            : sendable(data.key(source.name(), source.key()), source.name(), source.key());
    headers.put(header.name(), value);
    if (source != null || Redaction.isTelling(header.name())) {
      hide(value);
    }
  }

  /** A receiver may repeat what follows the name of a scheme. */
  private void hide(String value) {
    secrets.add(value);
    secrets.addAll(List.of(value.split("\\s+")));
  }

  private void login(SecretRef ref) throws NamedData.Lacking {
    Map<String, String> secret = data.secret(ref.name());
    String token = secret.getOrDefault("token", "").strip();
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + sendable(token, ref.name(), "token"));
      secrets.add(token);
      return;
    }
    String user = secret.getOrDefault("username", "").strip();
    String password = secret.getOrDefault("password", "").strip();
    if (user.isEmpty() || password.isEmpty()) {
      throw new NamedData.Lacking(
          "needs the key token, or the keys username and password, of %s; add them"
              .formatted(HookRefs.secret(data.namespace(), ref.name())));
    }
    String pair = user + ":" + password;
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().encodeToString(bytes);
    headers.put("Authorization", "Basic " + sendable(encoded, ref.name(), "password"));
    secrets.addAll(List.of(user, password, pair));
  }

  private String sendable(String value, String name, String key) throws NamedData.Lacking {
    if (!HookHeaders.isValue(value)) {
      throw new NamedData.Lacking(
          "cannot send the key %s of %s in a header; use at most 8000 characters of printable ASCII"
              .formatted(key, HookRefs.secret(data.namespace(), name)));
    }
    return value;
  }

  private @Nullable SigningKey key(@Nullable SecretKeyRef ref) throws NamedData.Lacking {
    if (ref == null) {
      return null;
    }
    String text = data.key(ref.name(), ref.key());
    hide(text);
    return SigningKey.of(text)
        .orElseThrow(() ->
            new NamedData.Lacking(
                "cannot sign with the key %s of %s: what follows whsec_ is not Base64; correct it"
                    .formatted(ref.key(), HookRefs.secret(data.namespace(), ref.name()))));
  }
}
