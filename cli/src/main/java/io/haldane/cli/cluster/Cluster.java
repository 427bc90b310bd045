package io.haldane.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.haldane.api.decode.AnswerBody;
import io.haldane.cli.exit.Failure;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One API server, by single requests over the client's connection and login. The typed client is
 * not loaded: it costs more time than most commands take. Blocking; safe for concurrent use.
 */
public final class Cluster implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 20;

  private final Config config;
  private final HttpFactory factory = new HttpFactory();
  private final HttpClient http;
  private final Refusals refusals;

  private Cluster(Config config) {
    this.config = config;
    this.http = factory.newBuilder(config).build();
    this.refusals = new Refusals(root());
  }

  /** Reads the kubeconfig; sends nothing yet. */
  public static Cluster connect(Login login) {
    return new Cluster(login.config());
  }

  /** That of the kubeconfig's context. */
  public String namespace() {
    String namespace = config.getNamespace();
    return namespace == null || namespace.isEmpty() ? "default" : namespace;
  }

  /**
   * @param path without a slash at the beginning, such as {@code api/v1/namespaces/shop/pods}
   */
  public ObjectNode get(String path) {
    return answer(path, call(request(path).build()));
  }

  /** Empty when there is no such object, or no such kind. */
  public Optional<ObjectNode> find(String path) {
    HttpResponse<String> response = call(request(path).build());
    return response.code() == 404 ? Optional.empty() : Optional.of(answer(path, response));
  }

  /** Creates an object, such as a review of permissions. */
  public ObjectNode create(String path, JsonNode body) {
    HttpRequest request = request(path).method("POST", "application/json", body.toString()).build();
    return answer(path, call(request));
  }

  public ObjectNode delete(String path) {
    return answer(path, call(request(path).method("DELETE", "application/json", "").build()));
  }

  /** As a JSON merge patch. */
  public ObjectNode patch(String path, JsonNode body) {
    String asWhom = path + "?fieldManager=kubectl-haldane";
    HttpRequest request =
        request(asWhom).method("PATCH", "application/merge-patch+json", body.toString()).build();
    return answer(path, call(request));
  }

  /** Hands over the events of a watch until the server ends it, or one of them is refused. */
  void watch(String path, Consumer<ObjectNode> events) {
    AtomicReference<@Nullable Failure> refused = new AtomicReference<>();
    Lines lines = new Lines(line -> events.accept(AnswerBody.parse(line)));
    CompletableFuture<HttpResponse<AsyncBody>> call =
        http.consumeBytes(
            request(path).build(),
            (buffers, body) -> {
              try {
                lines.add(buffers);
                body.consume();
              } catch (Failure failure) {
                refused.set(failure);
                body.cancel();
              }
            });
    HttpResponse<AsyncBody> response = await(call);
    response.body().consume();
    try {
      response.body().done().get();
    } catch (ExecutionException | CancellationException e) {
      Failure failure = refused.get();
      throw failure != null ? failure : refusals.unreachable(e);
    } catch (InterruptedException e) {
      response.body().cancel();
      throw interrupted();
    }
    Failure failure = refused.get();
    if (failure != null) {
      throw failure;
    }
    if (response.code() >= 300) {
      throw refusals.of(path, response.code(), AnswerBody.parse(lines.rest()));
    }
  }

  private HttpRequest.Builder request(String path) {
    return http.newHttpRequestBuilder().uri(root() + path).header("Accept", "application/json");
  }

  private String root() {
    String url = config.getMasterUrl();
    return url.endsWith("/") ? url : url + "/";
  }

  private HttpResponse<String> call(HttpRequest request) {
    return await(http.sendAsync(request, String.class));
  }

  private <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> call) {
    try {
      return call.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw refusals.unreachable(new TimeoutException("no answer in " + DEADLINE_SECONDS + " s"));
    } catch (ExecutionException e) {
      throw refusals.unreachable(e);
    } catch (InterruptedException e) {
      call.cancel(true);
      throw interrupted();
    }
  }

  private ObjectNode answer(String path, HttpResponse<String> response) {
    ObjectNode body = AnswerBody.parse(response.body());
    if (response.code() >= 300) {
      throw refusals.of(path, response.code(), body);
    }
    return body;
  }

  private static Failure interrupted() {
    Thread.currentThread().interrupt();
    return new Failure(Failure.Kind.REFUSED, "The command was interrupted.");
  }

  @Override
  public void close() {
    http.close();
    factory.close();
  }
}
