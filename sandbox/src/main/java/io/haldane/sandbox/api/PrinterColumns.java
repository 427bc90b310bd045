package io.haldane.sandbox.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What {@code kubectl get} shows of the kinds that are there from the start. */
final class PrinterColumns {
  private PrinterColumns() {}

  static List<Column> of(ResourceKind kind) {
    if (kind.group().equals("flagger.app") || kind.group().equals("haldane.io")) {
      return ofDefinition(kind);
    }
    return switch (kind.kind()) {
      case "Pod" ->
          Column.of(
              new Column("Status", "string", ".status.phase", 0),
              new Column("IP", "string", ".status.podIP", 1));
      case "Deployment" ->
          Column.of(
              new Column("Ready", "integer", ".status.readyReplicas", 0),
              new Column("Up-to-date", "integer", ".status.updatedReplicas", 0),
              new Column("Desired", "integer", ".spec.replicas", 0));
      case "Service" -> Column.of(new Column("Cluster-IP", "string", ".spec.clusterIP", 0));
      case "Event" ->
          List.of(
              new Column("Last Seen", "date", ".lastTimestamp", 0),
              new Column("Type", "string", ".type", 0),
              new Column("Reason", "string", ".reason", 0),
              new Column("Object", "string", ".involvedObject.name", 0),
              new Column("Message", "string", ".message", 0));
      default -> Column.of();
    };
  }

  /** As the chart defines it. */
  private static List<Column> ofDefinition(ResourceKind kind) {
    try (InputStream file =
        PrinterColumns.class.getResourceAsStream("crds/" + kind.plural() + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException(
            "the chart's definition of " + kind.plural() + " is lacking");
      }
      CustomResourceDefinition definition =
          Serialization.unmarshal(file, CustomResourceDefinition.class);
      return ResourceKind.of(definition).columns();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
