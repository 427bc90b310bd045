package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel: its kind, and its address or the Secret that holds it.
 *
 * @param settings what channels of that kind need besides; extends the API of Flagger
 */
@Lenient
public record AlertProviderSpec(
    @Required String type,
    @Nullable String channel,
    @Nullable String username,
    @Nullable String address,
    @Nullable String proxy,
    @Nullable SecretRef secretRef,
    Map<String, String> settings) {
  static final AlertProviderSpec NONE =
      new AlertProviderSpec("", null, null, null, null, null, Map.of());

  public AlertProviderSpec {
    type = Lists.orBlank(type);
    settings = Lists.orEmpty(settings);
  }

  /** Names the kind and the room: the addresses may be secrets. */
  @Override
  public String toString() {
    return type + " channel " + channel;
  }
}
