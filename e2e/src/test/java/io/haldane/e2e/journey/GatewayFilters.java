package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** What {@code gatewayapi/filters.yaml} asks of the route, seen by requests. */
record GatewayFilters(Journey journey, InetSocketAddress ingress) {
  private static final String URL = "http://NAMESPACE.example.com/api";
  private static final Pattern REQUESTS =
      Pattern.compile("(?m)^http_request_duration_seconds_count\\{.*} ([0-9.]+)$");
  private static final int ENOUGH = 500;

  /** The prefix that the service matches is not what its pods see. */
  void rewrite() {
    journey.await("the host to answer", () -> get("/status/418").statusCode() == 418);
  }

  void answerForeignOrigins() {
    HttpResponse<String> answer =
        send(
            request("/")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://friend.example.org")
                .header("Access-Control-Request-Method", "GET"));
    assertThat(answer.headers().firstValue("access-control-allow-origin"))
        .contains("https://friend.example.org");
  }

  void setHeadersOfAnswers() {
    assertThat(get("/").headers().firstValue("x-served-by")).contains("haldane");
  }

  /** The service allows a second. */
  void endSlowRequests() {
    assertThat(get("/delay/3").statusCode()).isEqualTo(504);
  }

  /**
   * While nobody is answered by the canary, its pods get copies.
   *
   * @param percent of requests that have one
   */
  void mirror(int percent) {
    try (Users users = journey.usersFrom(ingress, URL + "/")) {
      journey.release("podinfo", "6.0.1");
      journey.await("copies", () -> canarysRequests() > 0);
      int before = users.seen().size();
      long copiesBefore = canarysRequests();
      journey.await("enough requests", () -> users.seen().size() >= before + ENOUGH);
      long copies = canarysRequests() - copiesBefore;
      long all = users.seen().size() - before;
      assertThat(journey.status("podinfo").iteration()).isLessThan(6);
      assertThat(users.visits()).allMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
      journey.share("mirrored", percent, copies, all);
      journey.awaitPromoted("podinfo", "6.0.1");
      users.awaitOnly("6.0.1").lostNothing();
    }
  }

  private long canarysRequests() {
    return journey.pods("podinfo").stream()
        .filter(pod -> pod.getStatus().getPodIP() != null)
        .map(pod -> URI.create("http://" + pod.getStatus().getPodIP() + ":9898/metrics"))
        .mapToLong(GatewayFilters::requests)
        .sum();
  }

  private static long requests(URI metrics) {
    return REQUESTS
        .matcher(Curl.get(metrics))
        .results()
        .mapToLong(line -> (long) Double.parseDouble(line.group(1)))
        .sum();
  }

  private HttpResponse<String> get(String path) {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(journey.url(URL + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return Curl.sendTo(ingress, request);
  }
}
