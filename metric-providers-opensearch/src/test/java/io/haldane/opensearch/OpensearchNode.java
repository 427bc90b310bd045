package io.haldane.opensearch;

import io.haldane.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** A cluster of one node in this JVM, without the plugin for SQL. It answers when it is made. */
final class OpensearchNode implements AutoCloseable {
  /** The constructor for plugins on the class path is not public. */
  private static final class OfTests extends Node {
    OfTests(Settings settings) {
      super(
          InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "one"),
          List.of(
              new PluginInfo(
                  "transport-netty4",
                  "HTTP",
                  Version.CURRENT.toString(),
                  Version.CURRENT,
                  "25",
                  Netty4ModulePlugin.class.getName(),
                  null,
                  List.of(),
                  false)),
          false);
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final Node node;

  private OpensearchNode(String address, Node node) {
    this.address = address;
    this.node = node;
  }

  static OpensearchNode start(Path directory) throws NodeValidationException {
    int port = Ports.unused();
    Node node =
        new OfTests(
            Settings.builder()
                .put("path.home", directory.toString())
                .put("cluster.name", "logs")
                .put("node.name", "one")
                .put("discovery.type", "single-node")
                .put("http.type", "netty4")
                .put("http.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.type", "netty4")
                .put("transport.host", "127.0.0.1")
                .put("transport.port", Ports.unused())
                .build());
    node.start();
    return new OpensearchNode("http://127.0.0.1:" + port, node);
  }

  String address() {
    return address;
  }

  /** Writes documents, which can be found when this returns. */
  void write(String index, List<String> documents) throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    documents.forEach(each -> lines.append("{\"index\":{}}\n").append(each).append('\n'));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/" + index + "/_bulk?refresh=true"))
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines.toString()))
            .build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    if (!answer.contains("\"errors\":false")) {
      throw new IOException(answer);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    node.close();
  }
}
