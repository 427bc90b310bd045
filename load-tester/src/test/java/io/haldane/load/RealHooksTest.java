package io.haldane.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.haldane.load.plan.LoadTools;
import io.haldane.load.plan.Plans;
import io.haldane.load.plan.Refusal;
import io.haldane.load.plan.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The hooks of the samples and of the journeys on a real cluster, and forms that users write. */
class RealHooksTest {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("../api/src/test/resources/samples"),
          Path.of("../e2e/src/test/resources/io/haldane/e2e/journey"));

  /** Written in issues, articles and guides. */
  private static final List<String> FORMS =
      List.of(
          "hey -z 1m -q 10 -c 2 http://podinfo-canary.test:9898/",
          "hey -z 1m -q 5 -c 2 -h2 http://podinfo-canary.test/",
          "hey -z 2m -q 10 -c 2 -H 'Cookie: canary=always' http://app.example.com/",
          "hey -z 1m -q 10 -c 2 -H \"X-Canary: insider\" -host app.example.com http://gateway.istio-system/",
          "hey -z 1m -q 10 -c 2 -m POST -T application/json -d '{\"a\": 2}' http://app-canary.test:8080/echo",
          "hey -z 30s -c 10 -disable-keepalive http://app-canary.test/",
          "hey -n 200 -c 2 -q 5 http://app-canary.test/",
          "ghz -z 1m -q 10 -c 2 --insecure --call=grpc.health.v1.Health/Check podinfo.test:9999",
          "ghz --insecure --proto=/tmp/ghz/health.proto --call=grpc.health.v1.Health/Check -c 2 -n 100 app.test:9000",
          "ghz -z 1m -c 2 -r 20 --insecure --call shop.v1.Orders.List -d '{\"page\": 1}' app.test:9000",
          "wrk -t1 -c2 -d30s http://app-canary.test/",
          "wrk -t2 -c10 -d1m --latency -H 'X-Canary: insider' http://app-canary.test/");

  @Test
  void loads_of_real_hooks_are_understood() throws IOException {
    List<JsonNode> hooks = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
          collect(file, hooks);
        }
      }
    }
    TreeSet<String> loads = new TreeSet<>(FORMS);
    int shell = 0;
    int gates = 0;
    for (JsonNode hook : hooks) {
      String command = hook.at("/metadata/cmd").asText("");
      if (command.matches("(hey|ghz|wrk) .*")) {
        loads.add(command);
      } else if (hook.at("/metadata/type").asText().equals("bash")) {
        shell++;
      } else if (hook.path("url").asText().matches(".*/(gate|rollback)/.*")) {
        gates++;
      }
    }

    assertThat(loads).allSatisfy(command -> assertThat(problem(command)).isEmpty());
    assertThat(loads.size()).isGreaterThan(FORMS.size() + 5);
    System.out.printf(
        "real hooks: %d; different loads, with %d forms of users: %d, all understood; gates: %d; shells: %d%n",
        hooks.size(), FORMS.size(), loads.size(), gates, shell);
  }

  private static String problem(String command) {
    try {
      return LoadTools.plan(Words.of(command), Plans.LIMITS).isPresent() ? "" : "not a load";
    } catch (Refusal e) {
      return e.sentence();
    }
  }

  /** Adds the hooks of a file of canaries. */
  static void collect(Path file, List<JsonNode> hooks) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    try (var documents =
        yaml.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
      while (documents.hasNext()) {
        documents.next().at("/spec/analysis/webhooks").forEach(hooks::add);
      }
    }
  }
}
