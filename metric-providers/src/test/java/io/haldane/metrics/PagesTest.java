package io.haldane.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer.Unavailable;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.testing.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples in docs/providers are good enough to be sent. */
class PagesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> every_example_leads_to_a_request() {
    return ServiceLoader.load(MetricProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .map(provider -> DynamicTest.dynamicTest(provider.type(), () -> assertSent(provider)));
  }

  private static void assertSent(MetricProvider provider) throws IOException {
    List<JsonNode> objects = objects(provider);
    JsonNode template =
        objects.stream()
            .filter(object -> object.at("/spec/provider/type").asText().equals(provider.type()))
            .findFirst()
            .orElseThrow();
    JsonNode block = template.at("/spec/provider");
    assertThat(block.has("secretRef")).isEqualTo(objects.size() > 1);
    Backend backend =
        new Backend(
            provider.type(),
            nobody(block.path("address").asText("http://host")),
            Map.of(),
            secret(objects),
            block.path("region").asText(null),
            false);
    // Nobody listens there. What is wrong with the settings or the query is said before.
    assertThat(Asking.patiently(provider).query(backend, rendered(template)))
        .isInstanceOfSatisfying(
            Unavailable.class,
            unavailable ->
                assertThat(
                        unavailable.fault() == Fault.BACKEND
                            // Which is not shown to a server of the tests.
                            || unavailable.why().contains("own identity"))
                    .as(unavailable.why())
                    .isTrue());
  }

  private static List<JsonNode> objects(MetricProvider provider) throws IOException {
    Path page = StructureTest.parts(Path.of(".."), provider).page();
    return BLOCK
        .matcher(Files.readString(page))
        .results()
        .flatMap(block -> Stream.of(block.group(1).split("(?m)^---$", -1)))
        .map(PagesTest::parsed)
        .toList();
  }

  private static JsonNode parsed(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new AssertionError(yaml, e);
    }
  }

  private static String nobody(String address) {
    return address.replaceFirst("https?://[^/?]+", "http://127.0.0.1:" + Ports.unused());
  }

  private static @Nullable Map<String, String> secret(List<JsonNode> objects) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals("Secret"))
        .map(object ->
            YAML.convertValue(
                object.path("stringData"), new TypeReference<Map<String, String>>() {}))
        .findFirst()
        .map(PagesTest::reachingNobody)
        .orElse(null);
  }

  /** Some logins have an address of their own. */
  private static Map<String, String> reachingNobody(Map<String, String> secret) {
    return secret.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> nobody(each.getValue())));
  }

  private static String rendered(JsonNode template) {
    return template
        .at("/spec/query")
        .asText()
        .replace("{{ interval }}", "1m")
        .replaceAll("\\{\\{.*?}}", "till");
  }
}
