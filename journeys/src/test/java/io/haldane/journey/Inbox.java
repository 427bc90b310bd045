package io.haldane.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what is posted to it as Slack would, and keeps it. Thread-safe. */
final class Inbox implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<Post> posts = new CopyOnWriteArrayList<>();

  /**
   * One message.
   *
   * @param key the same for every repetition of one message
   * @param about {@code name.namespace} of the canary
   */
  record Post(Instant at, String key, String channel, String about, String text) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      JsonNode post = JSON.readTree(body);
      JsonNode attachment = post.at("/attachments/0");
      posts.add(
          new Post(
              Instant.now(),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              post.path("channel").asText(),
              attachment.path("author_name").asText(),
              attachment.path("text").asText()));
    }
    byte[] answer = {'o', 'k'};
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  List<Post> posts() {
    return List.copyOf(posts);
  }

  List<Post> about(String title) {
    return posts.stream().filter(post -> post.about().equals(title)).toList();
  }

  /** The texts about one canary, as they came. */
  List<String> texts(String title) {
    return about(title).stream().map(Post::text).toList();
  }
}
