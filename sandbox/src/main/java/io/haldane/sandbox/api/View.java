package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The shape in which a reader wants objects, by its Accept header. */
enum View {
  /** As they are. */
  WHOLE,
  /** Their metadata alone, as PartialObjectMetadata. */
  METADATA,
  /** Rows and columns for kubectl. */
  TABLE;

  private static final String META = "meta.k8s.io/v1";

  /** The first shape that the header names and that is served. */
  static View of(String accept) {
    for (String choice : accept.split(",")) {
      if (choice.contains("as=Table")) {
        return TABLE;
      }
      if (choice.contains("as=PartialObjectMetadata")) {
        return METADATA;
      }
      if (choice.strip().equals("application/json")) {
        return WHOLE;
      }
    }
    return WHOLE;
  }

  /**
   * @param version of the API that the reader asked by
   */
  ObjectNode one(ResourceKind kind, String version, ObjectNode object) {
    return switch (this) {
      case WHOLE -> Answers.in(kind, version, object);
      case METADATA -> partial(object);
      case TABLE -> table(kind, List.of(object), metadata(object));
    };
  }

  /**
   * @param metadata of the list, such as its version
   */
  ObjectNode list(
      ResourceKind kind, String version, List<ObjectNode> objects, ObjectNode metadata) {
    if (this == TABLE) {
      return table(kind, objects, metadata);
    }
    boolean whole = this == WHOLE;
    ObjectNode list =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", whole ? kind.kind() + "List" : "PartialObjectMetadataList")
            .put("apiVersion", whole ? kind.apiVersion(version) : META);
    list.set("metadata", metadata);
    ArrayNode items = list.putArray("items");
    objects.forEach(object -> items.add(one(kind, version, object)));
    return list;
  }

  private static ObjectNode table(
      ResourceKind kind, List<ObjectNode> objects, ObjectNode metadata) {
    ObjectNode table =
        JsonNodeFactory.instance.objectNode().put("kind", "Table").put("apiVersion", META);
    table.set("metadata", metadata);
    ArrayNode columns = table.putArray("columnDefinitions");
    kind.columns().forEach(column -> columns.add(column.definition()));
    ArrayNode rows = table.putArray("rows");
    for (ObjectNode object : objects) {
      ObjectNode row = rows.addObject();
      ArrayNode cells = row.putArray("cells");
      kind.columns().forEach(column -> cells.add(column.cell(object)));
      row.set("object", partial(object));
    }
    return table;
  }

  private static ObjectNode partial(ObjectNode object) {
    ObjectNode partial =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "PartialObjectMetadata")
            .put("apiVersion", META);
    partial.set("metadata", object.path("metadata"));
    return partial;
  }

  private static ObjectNode metadata(ObjectNode object) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("resourceVersion", object.at("/metadata/resourceVersion").asText());
  }
}
