package io.haldane.sandbox.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.sandbox.api.ApiRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Answered requests as lines of JSON, with the fields of an API server's audit log. There are no
 * users here, so the user is what the client calls itself. Thread-safe.
 */
final class AuditFile implements Consumer<ApiRequest>, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final BufferedWriter lines;

  private AuditFile(BufferedWriter lines) {
    this.lines = lines;
  }

  static AuditFile create(Path file) throws IOException {
    return new AuditFile(Files.newBufferedWriter(file));
  }

  @Override
  public void accept(ApiRequest request) {
    String line = line(request, Instant.now());
    try {
      synchronized (this) {
        lines.write(line);
        lines.newLine();
        lines.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the audit log cannot be written", e);
    }
  }

  private static String line(ApiRequest request, Instant answered) {
    ObjectNode event = JSON.createObjectNode();
    event.put("verb", request.verb().name().toLowerCase(Locale.ROOT).replace("_", ""));
    event.putObject("user").put("username", request.userAgent());
    event
        .putObject("objectRef")
        .put("resource", request.resource())
        .put("subresource", request.subresource())
        .put("namespace", request.namespace())
        .put("name", request.name());
    event.putObject("responseStatus").put("code", request.status());
    event.put("requestReceivedTimestamp", request.at().toString());
    event.put("stageTimestamp", answered.toString());
    return event.toString();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
