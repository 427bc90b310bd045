package io.haldane.webhooks.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A real homeserver where everybody may register. Each user may send six messages at once. */
final class RealSynapse implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOBODY = "";

  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalProcess process;
  private final String address;

  private RealSynapse(LocalProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  static RealSynapse start(Path directory) throws IOException {
    RealServers.need("Synapse", "synapse_homeserver");
    int port = Ports.unused();
    Files.writeString(directory.resolve("homeserver.yaml"), configuration(directory, port));
    RealSynapse started =
        new RealSynapse(
            LocalProcess.start(
                directory, Map.of(), List.of("synapse_homeserver", "-c", "homeserver.yaml")),
            "http://127.0.0.1:" + port);
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> started.get("/versions", NOBODY).has("versions"));
    return started;
  }

  private static String configuration(Path directory, int port) {
    return """
    server_name: test
    listeners:
    - {port: %2$d, bind_addresses: [127.0.0.1], type: http, resources: [{names: [client]}]}
    database: {name: sqlite3, args: {database: "%1$s/homeserver.db"}}
    media_store_path: "%1$s/media"
    signing_key: "ed25519 test %3$s"
    trusted_key_servers: []
    report_stats: false
    enable_registration: true
    enable_registration_without_verification: true
    rc_registration: {per_second: 100, burst_count: 100}
    rc_message: {per_second: 0.01, burst_count: 6}
    """
        .formatted(
            directory, port, Base64.getEncoder().withoutPadding().encodeToString(new byte[32]));
  }

  String address() {
    return address;
  }

  /** A new user; the access token. */
  String register(String user) throws Exception {
    String dummy =
        "{\"auth\": {\"type\": \"m.login.dummy\"}, \"username\": \"%s\", \"password\": \"pa55\"}";
    return post("/v3/register", NOBODY, dummy.formatted(user)).path("access_token").asText();
  }

  /** A new room of the user who has this token; its id. */
  String createRoom(String token) throws Exception {
    return post("/v3/createRoom", token, "{}").path("room_id").asText();
  }

  JsonNode get(String path, String token) throws Exception {
    return answer(request(path, token).GET());
  }

  private JsonNode post(String path, String token, String body) throws Exception {
    return answer(request(path, token).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/_matrix/client" + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode answer(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }
}
