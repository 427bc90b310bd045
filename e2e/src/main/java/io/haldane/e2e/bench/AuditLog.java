package io.haldane.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The API server's own account of what the controller asked of it. Not thread-safe. */
final class AuditLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCOUNT = "system:serviceaccount:haldane-system:";

  /** Where there are no users: what the controller's client calls itself. */
  private static final String CLIENT = "\"username\":\"fabric8-kubernetes-client/";

  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final Path file;
  private final List<Request> requests = new ArrayList<>();
  private long read;

  AuditLog(Path file) {
    this.file = file;
  }

  /** Requests that came in from a moment on, and before another. */
  Requests between(Instant from, Instant until) {
    readOn();
    return new Requests(
        requests.stream()
            .filter(request -> !request.received().isBefore(from))
            .filter(request -> request.received().isBefore(until))
            .toList());
  }

  /**
   * Waits until the controller has asked for nothing for a while but to stay the leader.
   *
   * @return when it last did
   */
  Instant awaitQuiet(Duration limit) {
    Instant begin = Instant.now();
    while (true) {
      // Before reading: where the log is long, that takes longer than a while of quiet.
      Instant now = Instant.now();
      readOn();
      Instant last =
          requests.reversed().stream()
              .filter(request -> !request.isWatch() && !request.resource().equals("leases"))
              .map(Request::answered)
              .findFirst()
              .orElse(begin);
      if (last.plus(QUIET).isBefore(now) || begin.plus(limit).isBefore(now)) {
        return last.isBefore(begin) ? begin : last;
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  private void readOn() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long length = log.length();
      log.seek(read);
      byte[] bytes = new byte[Math.toIntExact(Math.min(length - read, 512 << 20))];
      log.readFully(bytes);
      int start = 0;
      for (int end = 0; end < bytes.length; end++) {
        if (bytes[end] == '\n') {
          parse(new String(bytes, start, end - start, StandardCharsets.UTF_8))
              .ifPresent(requests::add);
          start = end + 1;
        }
      }
      // What is not a whole line yet is read again.
      read += start;
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  /** The request of a line, if it is one of the controller's. */
  static Optional<Request> parse(String line) throws IOException {
    if (!line.contains(ACCOUNT) && !line.contains(CLIENT)) {
      return Optional.empty();
    }
    JsonNode event = JSON.readTree(line);
    JsonNode object = event.path("objectRef");
    String resource = object.path("resource").asText(event.path("requestURI").asText());
    String subresource = object.path("subresource").asText();
    return Optional.of(
        new Request(
            Instant.parse(event.path("requestReceivedTimestamp").asText()),
            Instant.parse(event.path("stageTimestamp").asText()),
            event.path("verb").asText().intern(),
            (subresource.isEmpty() ? resource : resource + "/" + subresource).intern(),
            object.path("namespace").asText().intern(),
            object.path("name").asText(),
            event.path("responseStatus").path("code").asInt()));
  }
}
