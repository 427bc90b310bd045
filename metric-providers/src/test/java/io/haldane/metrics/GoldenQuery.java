package io.haldane.metrics;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import io.haldane.api.GoDuration;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * A folder that is one case: {@code given.yaml} has the provider block of a template, its Secret,
 * the query and what the server replies; {@code exchange.yaml} has what was asked and the answer.
 * {@code SERVER} stands for the address of the server.
 */
record GoldenQuery(Path folder) {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

  /** Headers of the client, the same for all providers. */
  private static final Set<String> OF_THE_CLIENT =
      Set.of("host", "user-agent", "connection", "content-length", "accept-encoding");

  /** Compares with what is written down; {@code -Dgolden.update=true} writes it. */
  void check() throws IOException {
    String exchange = YAML.writeValueAsString(exchange());
    Path file = folder.resolve("exchange.yaml");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, exchange);
    }
    assertThat(exchange).as("%s", folder).isEqualTo(Files.readString(file));
  }

  private ObjectNode exchange() throws IOException {
    JsonNode given = YAML.readTree(folder.resolve("given.yaml").toFile());
    WireMockServer server = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
    try {
      server.stubFor(any(anyUrl()).willReturn(reply(given.path("reply"))));
      MetricAnswer answer = ask(given, server.baseUrl().replace("localhost", "127.0.0.1"));
      ObjectNode exchange = YAML.createObjectNode();
      server
          .getAllServeEvents()
          .reversed()
          .forEach(each -> exchange.withArrayProperty("asked").add(asked(each.getRequest())));
      exchange.set("answer", YAML.valueToTree(AnswerWords.of(answer, server.port())));
      return exchange;
    } finally {
      server.stop();
    }
  }

  private MetricAnswer ask(JsonNode given, String server) {
    JsonNode block = given.path("provider");
    Backend backend =
        new Backend(
            provider().type(),
            block.path("address").asText("SERVER").replace("SERVER", server),
            YAML.convertValue(headers(block), new TypeReference<>() {}),
            YAML.convertValue(given.get("secret"), new TypeReference<Map<String, String>>() {}),
            block.path("region").asText(null),
            block.path("insecureSkipVerify").asBoolean());
    return Asking.patiently(provider())
        .query(
            backend,
            given.path("query").asText(),
            GoDuration.parse(given.path("interval").asText("1m")).orElseThrow());
  }

  private static JsonNode headers(JsonNode block) {
    return block.has("headers") ? block.get("headers") : YAML.createObjectNode();
  }

  private MetricProvider provider() {
    String type = folder.getName(folder.getNameCount() - 2).toString();
    return ServiceLoader.load(MetricProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(each -> each.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no provider of type " + type));
  }

  private static ResponseDefinitionBuilder reply(JsonNode reply) {
    ResponseDefinitionBuilder response =
        aResponse()
            .withStatus(reply.path("status").asInt(200))
            .withBody(reply.path("body").asText());
    reply
        .path("headers")
        .properties()
        .forEach(header -> response.withHeader(header.getKey(), header.getValue().asText()));
    return response;
  }

  private static ObjectNode asked(Request request) {
    ObjectNode asked = YAML.createObjectNode();
    asked.put("request", request.getMethod() + " " + request.getUrl());
    ObjectNode headers = asked.putObject("headers");
    request.getHeaders().all().stream()
        .filter(header -> !OF_THE_CLIENT.contains(header.key().toLowerCase(Locale.ROOT)))
        .sorted((one, other) -> one.key().compareToIgnoreCase(other.key()))
        .forEach(header -> headers.put(header.key(), shown(String.join(", ", header.values()))));
    if (!request.getBodyAsString().isEmpty()) {
      asked.put("body", request.getBodyAsString());
    }
    return asked;
  }

  /** A signature is about the port of the server, too. */
  private static String shown(String header) {
    return header.replaceAll("Signature=[0-9a-f]{64}", "Signature=(of this request)");
  }

  /** The cases of all providers below a folder that has a folder for each type. */
  static List<GoldenQuery> below(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(folder -> Files.exists(folder.resolve("given.yaml")))
          .map(GoldenQuery::new)
          .sorted((one, other) -> one.folder.compareTo(other.folder))
          .toList();
    }
  }
}
