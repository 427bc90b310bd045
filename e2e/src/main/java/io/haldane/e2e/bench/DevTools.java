package io.haldane.e2e.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One page of a Chromium by its DevTools protocol. The library that the browser tests use brings
 * 200 MB of programs of its own, which a run of the bench does not need.
 */
final class DevTools implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ANSWER_SECONDS = 60;

  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final WebSocket socket;

  /**
   * @param page its address, as the browser lists it
   */
  DevTools(HttpClient http, URI page) {
    socket = http.newWebSocketBuilder().buildAsync(page, new Answers()).join();
  }

  /** The value of an expression; promises are waited for. */
  JsonNode evaluate(String script) {
    JsonNode answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException("the page failed: " + answer.get("exceptionDetails"));
    }
    return answer.at("/result/value");
  }

  /** Returns when the page of that address has begun to load. */
  void navigate(URI address) {
    JsonNode answer = ask("Page.navigate", Map.of("url", address.toString()));
    if (answer.has("errorText")) {
      throw new IllegalStateException(address + ": " + answer.get("errorText").asText());
    }
  }

  private JsonNode ask(String method, Map<String, Object> params) {
    int id = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    try {
      String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params));
      socket.sendText(text, true).join();
      JsonNode message = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      if (message.has("error")) {
        throw new IllegalStateException(method + ": " + message.get("error"));
      }
      return message.path("result");
    } catch (JsonProcessingException | ExecutionException e) {
      throw new IllegalStateException("the browser did not answer " + method, e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "no answer to %s in %d s".formatted(method, ANSWER_SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      asked.remove(id);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Messages come in parts. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      parts.append(part);
      if (isLast) {
        String message = parts.toString();
        parts.setLength(0);
        heard(message);
      }
      from.request(1);
      return null;
    }

    private void heard(String text) {
      try {
        JsonNode message = JSON.readTree(text);
        CompletableFuture<JsonNode> waiting = asked.get(message.path("id").asInt());
        if (waiting != null) {
          waiting.complete(message);
        }
      } catch (JsonProcessingException e) {
        onError(socket, e);
      }
    }

    @Override
    public void onError(WebSocket from, Throwable why) {
      asked.values().forEach(waiting -> waiting.completeExceptionally(why));
    }
  }
}
