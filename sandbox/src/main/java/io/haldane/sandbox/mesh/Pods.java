package io.haldane.sandbox.mesh;

import io.haldane.sandbox.mesh.Host.ServiceName;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Takes a request to one of the ready pods of a Service, and counts what came of it. */
final class Pods {
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS");

  private final ClusterView cluster;
  private final Upstream upstream;
  private final Telemetry telemetry;
  private final RandomGenerator random;
  private final Durations durations;

  Pods(
      ClusterView cluster,
      Upstream upstream,
      Telemetry telemetry,
      RandomGenerator random,
      Durations durations) {
    this.cluster = cluster;
    this.upstream = upstream;
    this.telemetry = telemetry;
    this.random = random;
    this.durations = durations;
  }

  /** The pod's answer, or 503 when no pod takes the request, or 504 when it takes too long. */
  Reply send(ServiceName service, Message request) throws InterruptedException {
    List<Endpoint> untried = new ArrayList<>(cluster.ready(service));
    if (untried.isEmpty()) {
      return Reply.own(503, "no ready pods for " + Host.of(service).key());
    }
    try {
      return attempt(service, take(untried), request);
    } catch (IOException e) {
      if (untried.isEmpty() || !mayRepeat(request, e)) {
        return Reply.own(503, "the pod broke the connection");
      }
    }
    try {
      return attempt(service, take(untried), request);
    } catch (IOException e) {
      return Reply.own(503, "two pods broke the connection");
    }
  }

  private Endpoint take(List<Endpoint> untried) {
    return untried.remove(random.nextInt(untried.size()));
  }

  private Reply attempt(ServiceName service, Endpoint pod, Message request)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Reply reply;
    try {
      reply = upstream.send("http://" + pod.address(), request);
    } catch (HttpTimeoutException e) {
      if (e instanceof HttpConnectTimeoutException) {
        throw e;
      }
      reply = Reply.own(504, "the pod did not answer in time");
    }
    long measured = System.nanoTime() - start;
    long counted = durations == Durations.DECLARED ? declared(reply).orElse(measured) : measured;
    telemetry.count(pod, service.name(), reply.status(), counted);
    return reply;
  }

  private static OptionalLong declared(Reply reply) {
    return reply.headers().getOrDefault(Endpoint.TOOK_MILLIS, List.of()).stream()
        .mapToLong(millis -> TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millis)))
        .findFirst();
  }

  /**
   * A request that was never heard may be said again; others only when saying twice is harmless.
   */
  private static boolean mayRepeat(Message request, IOException failure) {
    return failure instanceof ConnectException || REPEATABLE.contains(request.method());
  }
}
