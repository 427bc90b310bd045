package io.haldane.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The chart as Helm renders it for one release. */
record Chart(String text, List<JsonNode> objects) {
  static final Path FOLDER = Path.of("haldane");
  static final Chart DEFAULT = render("");

  /** The release {@code ship} in the namespace {@code releases}, with these values as YAML. */
  static Chart render(String values) {
    return release("ship", values);
  }

  static Chart release(String name, String values) {
    return exactly(name, "{image: {repository: haldane/controller}}", values);
  }

  /** Of value files that are laid over each other, none of them ours. */
  static Chart exactly(String name, String... values) {
    return of(FOLDER, name, values);
  }

  /** Of another chart. */
  static Chart of(Path folder, String name, String... values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, merged(values));
        TemplateCommand command =
            new Helm(folder)
                .template()
                .withName(name)
                .withNamespace("releases")
                .withValuesFile(file)
                .skipCrds();
        String text = command.call();
        return new Chart(text, parse(text));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String merged(String... values) {
    JsonNode all = new ObjectMapper().createObjectNode();
    for (String layer : values) {
      parse(layer).forEach(document -> ValuesMerge.into(all, document));
    }
    return all.toString();
  }

  /** All documents that are not empty. */
  static List<JsonNode> parse(String text) {
    Iterable<Object> documents = new Load(LoadSettings.builder().build()).loadAllFromString(text);
    return StreamSupport.stream(documents.spliterator(), false)
        .filter(Objects::nonNull)
        .map(document -> new ObjectMapper().<JsonNode>valueToTree(document))
        .toList();
  }

  static String resource(String name) {
    try (var file = Objects.requireNonNull(Chart.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only object of that kind and name. */
  JsonNode the(String kind, String name) {
    List<JsonNode> found =
        all(kind).stream().filter(o -> o.at("/metadata/name").asText().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " objects " + kind + " " + name + " in\n" + text);
    }
    return found.getFirst();
  }

  List<JsonNode> all(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
  }

  List<String> kinds() {
    return objects.stream().map(object -> object.path("kind").asText()).sorted().toList();
  }

  JsonNode pod() {
    return the("Deployment", "ship-haldane").at("/spec/template");
  }

  JsonNode container() {
    return pod().at("/spec/containers/0");
  }

  List<String> args() {
    return StreamSupport.stream(container().path("args").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  static JsonNode yaml(String text) {
    return parse(text).getFirst();
  }
}
