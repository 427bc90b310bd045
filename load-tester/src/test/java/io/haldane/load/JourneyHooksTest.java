package io.haldane.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.load.Api.Reply;
import io.haldane.load.generate.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Hooks of the journeys, which have those of Flagger's own end-to-end tests, are sent as they are.
 * Only hosts lead to the test's server, and a minute is shorter.
 */
class JourneyHooksTest {
  private static final Path JOURNEYS = Path.of("../e2e/src/test/resources/io/haldane/e2e/journey");
  private static final Pattern URL = Pattern.compile("http://[^/ ]+(/[^ '\"]*)?");
  private static TestServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = new TestServer();
    api = new Api("-allow-shell");
  }

  @AfterAll
  static void stop() {
    api.close();
    server.close();
  }

  private record Hook(String url, Map<String, String> metadata) {
    boolean isTask() {
      return metadata.containsKey("cmd");
    }

    boolean isLoad() {
      return metadata.getOrDefault("cmd", "").startsWith("hey ");
    }
  }

  @Test
  void loads_start_and_checks_are_waited_for() throws IOException {
    List<Hook> tasks = hooks().stream().filter(Hook::isTask).toList();
    assertThat(tasks).hasSizeGreaterThan(20);
    for (int i = 0; i < tasks.size(); i++) {
      Hook hook = tasks.get(i);
      String command = here(hook.metadata().getOrDefault("cmd", ""), "task-" + i);
      String type = hook.metadata().getOrDefault("type", "cmd");
      Reply reply = api.hookOf("canary-" + i, "1", "type", type, "cmd", command);
      assertThat(reply)
          .as(command)
          .isEqualTo(hook.isLoad() ? new Reply(202, "") : new Reply(200, ""));
      if (hook.isLoad()) {
        String path = pathOf(command);
        await(command).until(() -> !server.seen(path).isEmpty());
      }
    }
  }

  @Test
  void gates_answer_as_the_journeys_expect() throws IOException {
    List<String> gates =
        hooks().stream()
            .filter(hook -> !hook.isTask())
            // Other servers than the load tester have a placeholder.
            .filter(hook -> hook.url().startsWith("http://"))
            .map(hook -> URI.create(hook.url().replace("NAMESPACE", "test")).getPath())
            .distinct()
            .toList();
    assertThat(gates).contains("/gate/approve", "/gate/check");
    for (String gate : gates) {
      Reply reply = api.post(gate, Api.payload("closed", "1"));
      assertThat(reply.status()).as(gate).isEqualTo(gate.equals("/gate/approve") ? 200 : 403);
      if (gate.endsWith("/check")) {
        String canary = Api.payload("opened", "1");
        assertThat(api.post(gate.replace("/check", "/open"), canary).status()).isEqualTo(202);
        assertThat(api.post(gate, canary).status()).as(gate).isEqualTo(200);
      }
    }
  }

  /** The same command at the test's server; what a load asks for is told apart by a query. */
  private static String here(String command, String query) {
    String address = URI.create(server.url("/")).getAuthority();
    String shorter = command.replaceAll("-z [0-9]+m ", "-z 100ms ");
    String ports =
        shorter.replaceAll("/dev/tcp/[^/]+/[0-9]+", "/dev/tcp/" + address.replace(":", "/"));
    boolean isLoad = command.startsWith("hey ");
    return URL.matcher(ports)
        .replaceAll(url ->
            Matcher.quoteReplacement(
                "http://"
                    + address
                    + (url.group(1) == null ? "/" : url.group(1))
                    + (isLoad ? "?" + query : "")));
  }

  private static String pathOf(String command) {
    Matcher url = URL.matcher(command);
    assertThat(url.find()).isTrue();
    return url.group(1);
  }

  private static List<Hook> hooks() throws IOException {
    List<JsonNode> hooks = new ArrayList<>();
    try (Stream<Path> files = Files.walk(JOURNEYS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        RealHooksTest.collect(file, hooks);
      }
    }
    return hooks.stream().map(JourneyHooksTest::of).toList();
  }

  private static Hook of(JsonNode hook) {
    Map<String, String> metadata = new TreeMap<>();
    hook.path("metadata")
        .properties()
        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
    return new Hook(hook.path("url").asText(), metadata);
  }
}
