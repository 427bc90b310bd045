package io.haldane.api.v1beta1;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/**
 * Something to report once: a Kubernetes event and, with a severity, a chat alert.
 *
 * <p>Kept in the status with the change that it speaks of, so that a controller that dies before it
 * has spoken is made good by the next one; the id names the event object, which makes telling
 * repeatable.
 *
 * @param id stable, unique for the canary, fit for an object name
 * @param at when it was decided, RFC 3339
 * @param type {@code Normal} or {@code Warning}
 * @param phase phase that is sent to the event webhook
 * @param message text of the event
 * @param severity {@code info}, {@code warn}, {@code error}; absent when no alert goes out
 * @param alert text of the alert
 * @param fields whether the alert carries the fields that describe the canary
 * @param kind what happened, in one word, for channels; absent when an older version wrote it
 */
@Lenient
public record Announcement(
    @Required String id,
    @Required String at,
    @Required String type,
    @Nullable String phase,
    @Required String message,
    @Nullable String severity,
    @Nullable String alert,
    @Nullable Boolean fields,
    @Nullable String kind) {
  public Announcement {
    id = Lists.orBlank(id);
    at = Lists.orBlank(at);
    type = Lists.orBlank(type);
    message = Lists.orBlank(message);
  }
}
