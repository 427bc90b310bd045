package io.haldane.load.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests about one ConfigMap, over the client's connection and login. The typed client drops the
 * nulls of a patch, which remove entries. Thread-safe; blocks for five seconds at most.
 */
public final class ConfigMapCalls implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DEADLINE_SECONDS = 5;

  /** The code of an answer that did not come. */
  static final int NONE = 0;

  private final HttpClient http;
  private final String collection;
  final String namespace;
  final String name;

  /**
   * @param code {@link #NONE} if there was no answer
   */
  record Reply(int code, JsonNode body) {}

  public ConfigMapCalls(Config config, String namespace, String name) {
    this.http = new JdkHttpClientFactory().newBuilder(config).build();
    this.namespace = namespace;
    this.name = name;
    String root = config.getMasterUrl().replaceAll("/+$", "");
    this.collection = "%s/api/v1/namespaces/%s/configmaps".formatted(root, namespace);
  }

  Reply get() {
    return send(http.newHttpRequestBuilder().uri(collection + "/" + name));
  }

  Reply create(JsonNode object) {
    return send(
        http.newHttpRequestBuilder()
            .uri(collection)
            .method("POST", "application/json", object.toString()));
  }

  Reply patch(JsonNode merge) {
    return send(
        http.newHttpRequestBuilder()
            .uri(collection + "/" + name)
            .method("PATCH", "application/merge-patch+json", merge.toString()));
  }

  private Reply send(HttpRequest.Builder request) {
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(request.header("Accept", "application/json").build(), String.class);
    try {
      HttpResponse<String> response = call.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      return new Reply(response.code(), parse(response.body()));
    } catch (TimeoutException | ExecutionException e) {
      call.cancel(true);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
    }
    return new Reply(NONE, JsonNodeFactory.instance.objectNode());
  }

  private static JsonNode parse(@Nullable String body) {
    try {
      return body == null ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
