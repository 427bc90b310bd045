package io.haldane.load;

import io.haldane.load.gate.MemoryGates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** A whole load tester on a free port, and a client of it. */
final class Api implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final int port;
  private final LoadTester tester;

  record Reply(int status, String text) {}

  Api(String... flags) {
    Options options = new Options();
    new CommandLine(options).parseArgs(flags);
    tester = new LoadTester(options, new MemoryGates());
    port = tester.listen(0);
  }

  Reply post(String path, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A hook of the canary shop/backend. */
  Reply hook(String... metadata) {
    return hookOf("backend", "1", metadata);
  }

  Reply hookOf(String canary, String checksum, String... metadata) {
    return post("/", payload(canary, checksum, metadata));
  }

  static String payload(String canary, String checksum, String... metadata) {
    Map<String, String> entries = new java.util.TreeMap<>();
    for (int at = 0; at < metadata.length; at += 2) {
      entries.put(metadata[at], metadata[at + 1]);
    }
    String object =
        entries.entrySet().stream()
            .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"name\":%s,\"namespace\":\"shop\",\"phase\":\"Progressing\",\"checksum\":%s,\"metadata\":%s}"
        .formatted(quoted(canary), quoted(checksum), object);
  }

  private static String quoted(String text) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }

  String metrics() {
    try {
      return CLIENT
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    tester.close();
  }
}
