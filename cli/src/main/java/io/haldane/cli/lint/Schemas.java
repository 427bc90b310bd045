package io.haldane.cli.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The schemas of the CRDs that the chart installs. */
final class Schemas {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Map<String, String> FILES =
      Map.of(
          "Canary", "canaries.yaml",
          "MetricTemplate", "metrictemplates.yaml",
          "AlertProvider", "alertproviders.yaml");

  private Schemas() {}

  static boolean has(String kind) {
    return FILES.containsKey(kind);
  }

  /** What the API server would refuse, and the fields that it does not know. */
  static List<Finding> check(Document document) {
    JsonNode schema = read(document.kind());
    List<Finding> findings = UnknownFields.in(document, schema);
    var rules = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    return Stream.concat(
            findings.stream(),
            rules.validate(document.object()).stream().map(message -> finding(document, message)))
        .toList();
  }

  private static Finding finding(Document document, ValidationMessage message) {
    String place = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    String text = message.getMessage();
    String why = text.startsWith("$") ? text.replaceFirst("^[^ ]*: ", "") : text;
    return Finding.in(document, place, why);
  }

  private static JsonNode read(String kind) {
    String file = Objects.requireNonNull(FILES.get(kind));
    try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(file), file)) {
      return YAML.readTree(in).at("/spec/versions/0/schema/openAPIV3Schema");
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
