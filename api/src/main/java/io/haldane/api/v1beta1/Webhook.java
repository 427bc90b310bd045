package io.haldane.api.v1beta1;

import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to somebody's server: a gate, a test, a load generator or a listener. The fields from
 * {@code headers} on extend the API of Flagger.
 *
 * @param secretRef with {@code token}, or {@code username} and {@code password}, to log in with
 */
@Lenient
public record Webhook(
    @Required String name,
    @Nullable String type,
    @Required String url,
    @Nullable Boolean muteAlert,
    @Pattern("^[0-9]+(m|s)") @Nullable String timeout,
    @SchemaFrom(type = Double.class) @Whole @Nullable Integer retries,
    @Nullable Boolean disableTLS,
    Map<String, String> metadata,
    List<WebhookHeader> headers,
    @Nullable SecretRef secretRef,
    @Nullable WebhookTls tls,
    @Nullable WebhookSignature signature) {

  public Webhook {
    name = Lists.orBlank(name);
    url = Lists.orBlank(url);
    metadata = Lists.orEmpty(metadata);
    headers = Lists.orEmpty(headers);
  }

  /** The same hook with a receiver that asks nobody who calls. */
  public Webhook unprotected() {
    return new Webhook(
        name,
        type,
        url,
        muteAlert,
        timeout,
        retries,
        disableTLS,
        metadata,
        List.of(),
        null,
        null,
        null);
  }

  /** Names the hook without what may be secret. */
  @Override
  public String toString() {
    return "webhook " + name;
  }
}
