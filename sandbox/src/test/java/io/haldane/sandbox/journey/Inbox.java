package io.haldane.sandbox.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what is posted to it as Slack would, and keeps it. Thread-safe. */
final class Inbox implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<JsonNode> posts = new CopyOnWriteArrayList<>();

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      posts.add(JSON.readTree(body));
    }
    byte[] answer = {'o', 'k'};
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  List<JsonNode> posts() {
    return List.copyOf(posts);
  }

  /** The texts about one canary, as they came. */
  List<String> texts(String title) {
    return posts.stream()
        .map(post -> post.at("/attachments/0"))
        .filter(attachment -> attachment.path("author_name").asText().equals(title))
        .map(attachment -> attachment.path("text").asText())
        .toList();
  }
}
