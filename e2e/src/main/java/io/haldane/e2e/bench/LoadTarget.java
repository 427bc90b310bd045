package io.haldane.e2e.bench;

import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An Envoy that answers by itself: at once, or after a time that is the same for each request. */
record LoadTarget(Daemon daemon, int port) implements AutoCloseable {
  static final Duration SLOW = Duration.ofMillis(20);

  private static final String CONFIG =
      """
      static_resources:
        listeners:
        - address: {socket_address: {address: 127.0.0.1, port_value: PORT}}
          filter_chains:
          - filters:
            - name: envoy.filters.network.http_connection_manager
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                stat_prefix: load
                http_filters:
                - name: envoy.filters.http.fault
                  typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault}
                - name: envoy.filters.http.router
                  typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}
                route_config:
                  virtual_hosts:
                  - name: all
                    domains: ["*"]
                    routes:
                    - match: {path: /slow}
                      direct_response: {status: 200, body: {inline_string: "hello"}}
                      typed_per_filter_config:
                        envoy.filters.http.fault:
                          "@type": type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault
                          delay: {fixed_delay: SLOWs, percentage: {numerator: 100}}
                    - match: {prefix: /}
                      direct_response: {status: 200, body: {inline_string: "hello"}}
      """;

  static LoadTarget start(Path run, int port) {
    Path config = run.resolve("envoy.yaml");
    String seconds = String.valueOf(SLOW.toMillis() / 1e3);
    try {
      Files.writeString(
          config, CONFIG.replace("PORT", String.valueOf(port)).replace("SLOW", seconds));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + config, e);
    }
    List<String> command =
        List.of(
            Cache.ofUser().binary("envoy"),
            "-c",
            config.toString(),
            "--concurrency",
            "1",
            "--disable-hot-restart",
            "-l",
            "error");
    LoadTarget target = new LoadTarget(Daemon.start("envoy", run.resolve("logs"), command), port);
    Until.holds("Envoy to listen", Duration.ofSeconds(30), target::listens);
    return target;
  }

  private boolean listens() {
    daemon.check();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Answers at once. */
  URI quick() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** Answers after {@link #SLOW}, as a service does that has something to do. */
  URI slow() {
    return quick().resolve("/slow");
  }

  @Override
  public void close() {
    daemon.close();
  }
}
