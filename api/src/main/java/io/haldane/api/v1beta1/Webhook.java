package io.haldane.api.v1beta1;

import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call to somebody's server: a gate, a test, a load generator or a listener. */
@Lenient
public record Webhook(
    @Required String name,
    @Nullable String type,
    @Required String url,
    @Nullable Boolean muteAlert,
    @Pattern("^[0-9]+(m|s)") @Nullable String timeout,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer retries,
    @Nullable Boolean disableTLS,
    Map<String, String> metadata) {

  public Webhook {
    name = Lists.orBlank(name);
    url = Lists.orBlank(url);
    metadata = Lists.orEmpty(metadata);
  }

  /** Names the hook without what may be secret. */
  @Override
  public String toString() {
    return "webhook " + name;
  }
}
