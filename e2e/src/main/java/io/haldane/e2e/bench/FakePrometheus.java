package io.haldane.e2e.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers every query at once: a good rate and a good latency, but a bad rate for chosen canaries,
 * and remembers when it gave one. It can stop to answer. Thread-safe.
 */
final class FakePrometheus implements AutoCloseable {
  /** Where Prometheus usually is. */
  static final int PORT = 9090;

  private static final String HOST = "127.0.0.1";

  /** As the builtin queries of Istio select their series. */
  private static final Pattern SELECTOR =
      Pattern.compile(
          "destination_workload_namespace=\"([^\"]+)\",\\s*destination_workload=~\"([^\"]+)\"");

  private static final int BACKLOG = 4096;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Member> failing = ConcurrentHashMap.newKeySet();
  private final AtomicReference<CountDownLatch> open = new AtomicReference<>(new CountDownLatch(0));
  private final Map<Member, List<Long>> failures = new ConcurrentHashMap<>();

  /**
   * @param port 0 for any
   */
  FakePrometheus(int port) {
    // The server waits for the acknowledgement of half an answer otherwise.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(HOST, port), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + HOST + ":" + port, e);
    }
    server.setExecutor(threads);
    server.createContext("/api/v1/query", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://" + HOST + ":" + server.getAddress().getPort());
  }

  /** From now on their success rate is bad. */
  void fail(Collection<Member> members) {
    failing.addAll(members);
  }

  /** When bad rates were given, as {@link System#nanoTime()} counts, oldest first. */
  List<Long> failures(Member member) {
    return failures.getOrDefault(member, List.of());
  }

  /** From now on queries are taken and not answered. */
  void hang() {
    open.set(new CountDownLatch(1));
  }

  /** From now on queries are answered again; those that wait are, too. */
  void resume() {
    open.get().countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      open.get().await();
    } catch (InterruptedException closed) {
      exchange.close();
      return;
    }
    String query = query(exchange.getRequestURI().getRawQuery());
    Matcher selector = SELECTOR.matcher(query);
    boolean rate = query.contains("istio_requests_total");
    Member bad = null;
    if (rate && selector.find()) {
      Member asked = new Member(selector.group(1), selector.group(2));
      bad = failing.contains(asked) ? asked : null;
    }
    if (bad != null) {
      failures.computeIfAbsent(bad, _ -> new CopyOnWriteArrayList<>()).add(System.nanoTime());
    }
    send(exchange, value(query, rate, bad != null));
  }

  private static String value(String query, boolean rate, boolean bad) {
    if (query.equals("vector(1)")) {
      return "1";
    }
    return rate ? bad ? "50" : "100" : "10";
  }

  private static String query(String parameters) {
    return URLDecoder.decode(
        parameters.replaceFirst(".*\\bquery=", "").replaceFirst("&.*", ""), StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, String value) throws IOException {
    byte[] body =
        """
        {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[%d,"%s"]}]}}\
        """
            .formatted(System.currentTimeMillis() / 1000, value)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange;
        var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    resume();
    server.stop(0);
    threads.shutdownNow();
  }
}
