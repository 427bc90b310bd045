package io.haldane.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Bare requests, for what a client library would hide. */
final class Http implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  Http(SandboxApi api) {
    this.url = api.url();
  }

  record Reply(int code, JsonNode body) {}

  Reply send(String method, String path, String contentType, String body) {
    return send(method, path, contentType, "application/json", body);
  }

  /** In the shape that the header asks for. */
  Reply get(String path, String accept) {
    return send("GET", path, "application/json", accept, "");
  }

  private Reply send(String method, String path, String contentType, String accept, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", contentType)
            .header("Accept", accept)
            .header("User-Agent", "a-test")
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Reply(response.statusCode(), parse(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Reply get(String path) {
    return send("GET", path, "application/json", "");
  }

  Reply post(String path, String body) {
    return send("POST", path, "application/json", body);
  }

  Reply merge(String path, String body) {
    return send("PATCH", path, "application/merge-patch+json", body);
  }

  Reply jsonPatch(String path, String body) {
    return send("PATCH", path, "application/json-patch+json", body);
  }

  @Override
  public void close() {
    client.close();
  }

  private static JsonNode parse(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
