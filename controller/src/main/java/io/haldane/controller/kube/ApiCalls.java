package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.haldane.api.decode.AnswerBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Single requests over the client's own connection and login, where the code of the answer matters
 * more than a model class. Blocking; safe for concurrent use.
 */
final class ApiCalls {
  static final String FIELD_MANAGER = "fieldManager=haldane";
  private static final long DEADLINE_SECONDS = 20;
  private static final long SHORT_SECONDS = 5;
  private final KubernetesClient client;

  ApiCalls(KubernetesClient client) {
    this.client = client;
  }

  ApiAnswer get(String path) {
    return send("GET", path, "application/json", null);
  }

  /** The first document of an answer that comes soon, by metadata alone where the server can. */
  ApiAnswer outline(String path) {
    return send("GET", path, "application/json", MetadataReads.WATCH, null, SHORT_SECONDS);
  }

  ApiAnswer create(String collection, JsonNode body) {
    return send("POST", collection + "?" + FIELD_MANAGER, "application/json", body.toString());
  }

  ApiAnswer patch(String path, JsonNode mergePatch) {
    String type = "application/merge-patch+json";
    return send("PATCH", path + "?" + FIELD_MANAGER, type, mergePatch.toString());
  }

  /**
   * A patch in the name of somebody else.
   *
   * @param manager whom the API server notes as the writer of the fields
   */
  ApiAnswer patch(String path, JsonNode mergePatch, String manager) {
    String type = "application/merge-patch+json";
    String by = URLEncoder.encode(manager, StandardCharsets.UTF_8).replace("+", "%20");
    return send("PATCH", path + "?fieldManager=" + by, type, mergePatch.toString());
  }

  /** For what nobody should wait long for; the same holds for the other two. */
  ApiAnswer createSoon(String collection, JsonNode body) {
    return soon("POST", collection + "?" + FIELD_MANAGER, body.toString());
  }

  ApiAnswer deleteSoon(String path) {
    return soon("DELETE", path, null);
  }

  ApiAnswer getSoon(String path) {
    return soon("GET", path, null);
  }

  private ApiAnswer soon(String method, String path, @Nullable String body) {
    return send(method, path, "application/json", "application/json", body, SHORT_SECONDS);
  }

  ApiAnswer delete(String path) {
    return send("DELETE", path, "application/json", null);
  }

  private ApiAnswer send(String method, String path, String type, @Nullable String body) {
    return send(method, path, type, "application/json", body, DEADLINE_SECONDS);
  }

  private ApiAnswer send(
      String method, String path, String type, String accept, @Nullable String body, long seconds) {
    String root = client.getMasterUrl().toString();
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(root + (root.endsWith("/") ? "" : "/") + path)
            .header("Accept", accept)
            .method(method, type, body)
            .build();
    CompletableFuture<HttpResponse<String>> call =
        client.getHttpClient().sendAsync(request, String.class);
    try {
      HttpResponse<String> response = call.get(seconds, TimeUnit.SECONDS);
      return answer(response.code(), AnswerBody.parse(response.body()));
    } catch (TimeoutException e) {
      call.cancel(true);
      return unavailable("no answer within " + seconds + " s");
    } catch (ExecutionException e) {
      return unavailable(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      call.cancel(true);
      return unavailable("the call was interrupted");
    }
  }

  private static ApiAnswer answer(int code, ObjectNode body) {
    String why = body.path("message").asText("status " + code);
    if (code < 300) {
      return new ApiAnswer.Ok(body);
    }
    return switch (code) {
      case 404, 410 -> new ApiAnswer.NotFound(why);
      case 409 -> new ApiAnswer.Conflict(why);
      case 429 -> new ApiAnswer.Unavailable("the API server is overloaded: " + why);
      default ->
          code >= 500
              ? new ApiAnswer.Unavailable("the API server failed with " + code + ": " + why)
              : new ApiAnswer.Refused(RefusalCause.of(code, body), why);
    };
  }

  private static ApiAnswer unavailable(String why) {
    return new ApiAnswer.Unavailable("the API server cannot be reached: " + why);
  }
}
