package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.ChangedBy;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who changed the pod template of a workload last. The managed fields of an object say that. They
 * are large, so a cache keeps only what is asked for here.
 */
public final class TemplateChange {
  private static final String FIELDS = "managedFields";

  /** The API server accepts no longer name. */
  private static final int LONGEST = 128;

  private TemplateChange() {}

  /**
   * The newest write of the template.
   *
   * @param workload as the API server sent it, or after {@link #keepLast}
   * @return empty for an object without a template, and where the writer is not known
   */
  public static Optional<ChangedBy> last(JsonNode workload) {
    return workload.at("/spec/template").isObject()
        ? workload
            .at("/metadata/managedFields")
            .valueStream()
            .filter(TemplateChange::isOfTemplate)
            .max(Comparator.comparing(TemplateChange::time))
            .map(TemplateChange::of)
        : Optional.empty();
  }

  /** Drops the managed fields, but for what {@link #last} says: about a hundred bytes. */
  public static void keepLast(ObjectNode object) {
    if (object.path("metadata") instanceof ObjectNode metadata) {
      Optional<ChangedBy> last = last(object);
      metadata.remove(FIELDS);
      last.ifPresent(change ->
          metadata
              .putArray(FIELDS)
              .addObject()
              .put("manager", change.manager())
              .put("operation", change.operation())
              .put("time", change.at()));
    }
  }

  /** What was kept has no fields any more. */
  private static boolean isOfTemplate(JsonNode entry) {
    JsonNode fields = entry.path("fieldsV1");
    return entry.path("manager").isTextual()
        && entry.path("subresource").asText().isEmpty()
        && (fields.isMissingNode() || fields.path("f:spec").has("f:template"));
  }

  private static Instant time(JsonNode entry) {
    try {
      return Instant.parse(entry.path("time").asText());
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static ChangedBy of(JsonNode entry) {
    return new ChangedBy(
        shortened(entry.path("manager").asText()),
        entry.path("operation").isTextual() ? shortened(entry.path("operation").asText()) : null,
        entry.path("time").isTextual() ? shortened(entry.path("time").asText()) : null);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
