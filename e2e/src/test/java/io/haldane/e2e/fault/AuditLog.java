package io.haldane.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.e2e.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the API server wrote down of the controller's requests. */
record AuditLog(Path file) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /**
   * One request and how it was answered.
   *
   * @param resource with its subresource, such as {@code canaries/status}
   * @param credential the token that it came with
   */
  record Request(
      Instant received,
      Instant answered,
      String credential,
      String verb,
      String resource,
      String namespace,
      String name,
      int code) {

    boolean isWrite() {
      return WRITES.contains(verb);
    }

    boolean succeeded() {
      return code < 300;
    }

    /** Whether the other one is about the same object, or a part of it. */
    boolean isOn(Request other) {
      return kind().equals(other.kind())
          && namespace.equals(other.namespace)
          && name.equals(other.name);
    }

    private String kind() {
      return resource.replaceFirst("/.*", "");
    }
  }

  static AuditLog of(Cluster cluster) {
    return new AuditLog(cluster.plane().auditLog());
  }

  /** As they were answered. */
  List<Request> requests(Predicate<Request> which) {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.filter(line -> line.endsWith("}")).map(AuditLog::request).filter(which).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was changed in a namespace. */
  List<Request> writes(String namespace) {
    return requests(r -> r.isWrite() && r.succeeded() && r.namespace.equals(namespace));
  }

  /** When the canary's events were created: who died before had not noted that they were told. */
  List<Instant> notes(String namespace) {
    return writes(namespace).stream()
        .filter(r -> r.resource.equals("events"))
        .map(Request::answered)
        .toList();
  }

  /**
   * How long each version of the only route of the namespace was held until the next was sent: the
   * first is that before the release.
   */
  List<Duration> steps(String namespace) {
    List<Request> routes =
        writes(namespace).stream().filter(r -> r.resource.equals("virtualservices")).toList();
    List<Duration> held = new ArrayList<>();
    for (int i = 1; i < routes.size(); i++) {
      held.add(Duration.between(routes.get(i - 1).answered, routes.get(i).received));
    }
    return held;
  }

  private static Request request(String line) {
    try {
      JsonNode event = JSON.readTree(line);
      JsonNode object = event.path("objectRef");
      String part = object.path("subresource").asText();
      return new Request(
          Instant.parse(event.path("requestReceivedTimestamp").asText()),
          Instant.parse(event.path("stageTimestamp").asText()),
          event.at("/user/extra/authentication.kubernetes.io~1credential-id/0").asText(),
          event.path("verb").asText(),
          object.path("resource").asText() + (part.isEmpty() ? "" : "/" + part),
          object.path("namespace").asText(),
          object.path("name").asText(),
          event.at("/responseStatus/code").asInt());
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }
}
