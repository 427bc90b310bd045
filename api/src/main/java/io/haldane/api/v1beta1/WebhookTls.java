package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/**
 * Certificates of a hook's connection. Extends the API of Flagger.
 *
 * @param secretRef with the CA of the server in {@code ca.crt}, or the client's certificate and key
 *     in {@code tls.crt} and {@code tls.key}, or both
 * @param configMapRef with the CA of the server in {@code ca.crt}; it wins over that of the Secret
 */
@Lenient
public record WebhookTls(@Nullable SecretRef secretRef, @Nullable ConfigMapRef configMapRef) {}
