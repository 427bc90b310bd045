package io.haldane.e2e.node;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP servers on the ports of a pod, a virtual thread a request. */
final class Web implements AutoCloseable {
  private static final int BACKLOG = 1024;

  static {
    // A proxy keeps its connections; closing idle ones would race with its next request.
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HttpServer> servers = new ArrayList<>();

  Web(String address, List<Integer> ports, HttpHandler handler) {
    try {
      for (int port : ports) {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        servers.add(server);
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("cannot listen on " + address + " " + ports, e);
    }
  }

  /** Takes no more connections and waits for requests that have begun. */
  void drain(Duration limit) {
    int seconds = (int) Math.max(1, limit.toSeconds());
    servers.parallelStream().forEach(server -> server.stop(seconds));
    threads.shutdownNow();
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
