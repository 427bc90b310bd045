package io.haldane.controller.telemetry;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the requests to the API server, as the client's own interceptor. */
public final class ApiRequests implements Interceptor {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "/(?:api/[^/]+|apis/[^/]+/[^/]+)/(?:namespaces/[^/]+/(?=[^/]+))?([^/]+)(?:/([^/]+))?(?:/([^/]+))?");

  private final Counter requests;

  public ApiRequests(PrometheusRegistry registry) {
    requests =
        Counter.builder()
            .name("haldane_api_requests_total")
            .help("Requests to the Kubernetes API server; the code is 0 when none came back.")
            .labelNames("verb", "resource", "code")
            .register(registry);
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    count(request, response.code());
  }

  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    count(request, 0);
  }

  private void count(HttpRequest request, int code) {
    String verb = verb(request.method(), request.uri());
    requests.labelValues(verb, resource(request.uri()), String.valueOf(code)).inc();
  }

  static String verb(String method, URI uri) {
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    return switch (method) {
      case "GET" ->
          query.contains("watch=true") ? "watch" : matched(uri, 2).isEmpty() ? "list" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      default -> method.toLowerCase(Locale.ROOT);
    };
  }

  /** The plural, with the subresource when there is one: {@code canaries/status}. */
  static String resource(URI uri) {
    String plural = matched(uri, 1);
    String subresource = matched(uri, 3);
    return plural.isEmpty() ? "other" : plural + (subresource.isEmpty() ? "" : "/" + subresource);
  }

  private static String matched(URI uri, int group) {
    Matcher path = RESOURCE.matcher(uri.getPath());
    String found = path.find() ? path.group(group) : null;
    return found == null ? "" : found;
  }
}
