package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/**
 * A header of a hook's request; either with a value or with a key of a Secret. Extends the API of
 * Flagger.
 */
@Lenient
public record WebhookHeader(
    @Required String name, @Nullable String value, @Nullable ValueSource valueFrom) {
  public WebhookHeader {
    name = Lists.orBlank(name);
  }

  /** Where the value comes from, as in the environment of a container. */
  @Lenient
  public record ValueSource(@Nullable SecretKeyRef secretKeyRef) {}

  /** The key that has the value, or null for a header with a value of its own. */
  public @Nullable SecretKeyRef source() {
    return valueFrom == null ? null : valueFrom.secretKeyRef();
  }

  /** Names the header only: its value may be secret. */
  @Override
  public String toString() {
    return "header " + name;
  }
}
