package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/** How a hook's requests are signed: by a shared secret. Extends the API of Flagger. */
@Lenient
public record WebhookSignature(@Nullable SecretKeyRef secretKeyRef) {}
