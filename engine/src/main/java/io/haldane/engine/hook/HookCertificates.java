package io.haldane.engine.hook;

import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookTls;
import io.haldane.api.net.Pem;
import io.haldane.api.v1beta1.ConfigMapRef;
import io.haldane.api.v1beta1.SecretRef;
import io.haldane.api.v1beta1.WebhookTls;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The certificates of a hook, checked so far that a connection can be made with them. */
final class HookCertificates {
  private static final String AUTHORITY = "ca.crt";
  private static final String CERTIFICATE = "tls.crt";
  private static final String KEY = "tls.key";

  /** Certificates are read in each reconcile. All authorities of a browser take 220 KiB. */
  private static final int LONGEST = 256 * 1024;

  private HookCertificates() {}

  static HookTls of(WebhookTls tls, NamedData data, boolean trustsAll) throws NamedData.Lacking {
    SecretRef secretRef = tls.secretRef();
    ConfigMapRef configMapRef = tls.configMapRef();
    Map<String, String> secret = secretRef == null ? Map.of() : data.secret(secretRef.name());
    ObjectRef ref = HookRefs.secret(data.namespace(), secretRef == null ? "" : secretRef.name());
    if (secretRef != null && !secret.containsKey(AUTHORITY) && !secret.containsKey(CERTIFICATE)) {
      throw new NamedData.Lacking("needs the key ca.crt or tls.crt of %s; add it".formatted(ref));
    }
    String authority =
        configMapRef == null
            ? authority(secret, ref)
            : authority(
                data.configMap(configMapRef.name()),
                HookRefs.configMap(data.namespace(), configMapRef.name()));
    if (configMapRef != null && authority == null) {
      throw new NamedData.Lacking(
          "needs the key ca.crt of %s; add it"
              .formatted(HookRefs.configMap(data.namespace(), configMapRef.name())));
    }
    return client(trustsAll ? null : authority, secret, ref);
  }

  private static @Nullable String authority(Map<String, String> from, ObjectRef ref)
      throws NamedData.Lacking {
    String pem = from.get(AUTHORITY);
    bounded(pem, AUTHORITY, ref);
    if (pem != null && Pem.certificates(pem).isEmpty()) {
      throw new NamedData.Lacking(
          "needs certificates in PEM form in the key ca.crt of %s; correct it".formatted(ref));
    }
    return pem;
  }

  private static HookTls client(
      @Nullable String authority, Map<String, String> secret, ObjectRef ref)
      throws NamedData.Lacking {
    String certificate = secret.get(CERTIFICATE);
    if (certificate == null) {
      return new HookTls(authority, null, null);
    }
    String key = secret.getOrDefault(KEY, "");
    bounded(certificate, CERTIFICATE, ref);
    bounded(key, KEY, ref);
    if (Pem.chain(certificate).isEmpty()) {
      throw new NamedData.Lacking(
          "needs its certificate in PEM form in the key tls.crt of %s, before those of its authorities; correct it"
              .formatted(ref));
    }
    if (Pem.privateKey(key).isEmpty()) {
      throw new NamedData.Lacking(
          "needs a private key that begins with BEGIN PRIVATE KEY in the key tls.key of %s; convert it with: openssl pkcs8 -topk8 -nocrypt, or set privateKey.encoding: PKCS8 for cert-manager"
              .formatted(ref));
    }
    return new HookTls(authority, certificate, key);
  }

  private static void bounded(@Nullable String pem, String key, ObjectRef ref)
      throws NamedData.Lacking {
    if (pem != null && pem.length() > LONGEST) {
      throw new NamedData.Lacking(
          "takes at most 256 KiB from the key %s of %s; remove certificates that it does not need"
              .formatted(key, ref));
    }
  }
}
