package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A chat channel: its kind, and its address or the Secret that holds it. */
@Lenient
public record AlertProviderSpec(
    @Required String type,
    @Nullable String channel,
    @Nullable String username,
    @Nullable String address,
    @Nullable String proxy,
    @Nullable SecretRef secretRef) {
  static final AlertProviderSpec NONE = new AlertProviderSpec("", null, null, null, null, null);

  public AlertProviderSpec {
    type = Lists.orBlank(type);
  }

  /** Names the kind and the room: the addresses may be secrets. */
  @Override
  public String toString() {
    return type + " channel " + channel;
  }
}
