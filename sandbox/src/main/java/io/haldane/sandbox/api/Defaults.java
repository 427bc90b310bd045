package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Fields that the server fills in when a writer leaves them out. Controllers that compare what they
 * want with what is there meet them in every real cluster.
 */
final class Defaults {
  private Defaults() {}

  /** A filled copy; {@code current} is what the object is until now, null for a creation. */
  static ObjectNode fill(ResourceKind kind, ObjectNode object, @Nullable ObjectNode current) {
    ObjectNode filled = object.deepCopy();
    if (!kind.custom() && filled.path("spec") instanceof ObjectNode spec) {
      switch (kind.kind()) {
        case "Deployment" -> deployment(spec);
        case "DaemonSet" -> daemonSet(spec);
        case "StatefulSet" -> template(spec);
        case "Service" -> service(spec, current);
        case "Pod" -> pod(spec);
        default -> {}
      }
    }
    return filled;
  }

  private static void deployment(ObjectNode spec) {
    number(spec, "replicas", 1);
    number(spec, "progressDeadlineSeconds", 600);
    number(spec, "revisionHistoryLimit", 10);
    ObjectNode strategy = spec.withObject("/strategy");
    text(strategy, "type", "RollingUpdate");
    if (strategy.path("type").asText().equals("RollingUpdate")) {
      ObjectNode rolling = strategy.withObject("/rollingUpdate");
      text(rolling, "maxSurge", "25%");
      text(rolling, "maxUnavailable", "25%");
    }
    template(spec);
  }

  private static void daemonSet(ObjectNode spec) {
    number(spec, "revisionHistoryLimit", 10);
    ObjectNode strategy = spec.withObject("/updateStrategy");
    text(strategy, "type", "RollingUpdate");
    if (strategy.path("type").asText().equals("RollingUpdate")) {
      ObjectNode rolling = strategy.withObject("/rollingUpdate");
      number(rolling, "maxSurge", 0);
      number(rolling, "maxUnavailable", 1);
    }
    template(spec);
  }

  private static void template(ObjectNode spec) {
    if (spec.path("template").path("spec") instanceof ObjectNode pod) {
      pod(pod);
    }
  }

  private static void pod(ObjectNode spec) {
    text(spec, "restartPolicy", "Always");
    text(spec, "dnsPolicy", "ClusterFirst");
    text(spec, "schedulerName", "default-scheduler");
    number(spec, "terminationGracePeriodSeconds", 30);
    for (JsonNode node : spec.path("containers")) {
      if (node instanceof ObjectNode container) {
        text(container, "imagePullPolicy", "IfNotPresent");
        text(container, "terminationMessagePath", "/dev/termination-log");
        text(container, "terminationMessagePolicy", "File");
        container.path("ports").forEach(port -> text((ObjectNode) port, "protocol", "TCP"));
      }
    }
  }

  private static void service(ObjectNode spec, @Nullable ObjectNode current) {
    text(spec, "type", "ClusterIP");
    text(spec, "sessionAffinity", "None");
    String before = current == null ? "" : current.path("spec").path("clusterIP").asText();
    text(spec, "clusterIP", before.isEmpty() ? address() : before);
    for (JsonNode node : spec.path("ports")) {
      if (node instanceof ObjectNode port) {
        text(port, "protocol", "TCP");
        if (!port.has("targetPort")) {
          port.set("targetPort", port.path("port"));
        }
      }
    }
  }

  /** Looks like an address of a service network; nothing answers there. */
  private static String address() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "10.96." + random.nextInt(256) + "." + random.nextInt(1, 255);
  }

  private static void text(ObjectNode node, String field, String value) {
    if (!node.has(field)) {
      node.put(field, value);
    }
  }

  private static void number(ObjectNode node, String field, int value) {
    if (!node.has(field)) {
      node.put(field, value);
    }
  }
}
