package io.haldane.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a run as programs read them. */
final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Json() {}

  /**
   * @param jvm options of the controller
   */
  static void write(
      Path file, Options options, Map<String, Object> machine, List<String> jvm, Figures figures) {
    ObjectNode root = JSON.createObjectNode();
    root.put("canaries", options.canaries());
    root.put("sandbox", options.sandbox());
    root.put("scope", options.scope().name().toLowerCase(Locale.ROOT));
    root.set("machine", JSON.valueToTree(machine));
    root.set("jvm", JSON.valueToTree(jvm));
    ObjectNode all = root.putObject("figures");
    figures
        .seen()
        .forEach((measure, seen) -> figure(all.putObject(measure.id()), measure, seen, options));
    ObjectNode phases = root.putObject("phases");
    figures.costs().forEach((phase, cost) -> phase(phases.putObject(phase.id()), cost));
    try {
      Files.writeString(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }

  private static void figure(ObjectNode node, Measure measure, double seen, Options options) {
    node.put("phase", measure.phase().id());
    node.put("words", measure.words());
    node.put("seen", seen);
    node.put("unit", measure.unit().sign());
    measure
        .target(options.canaries())
        .ifPresent(target -> node.put("target", target).put("met", seen <= target));
    measure
        .reference()
        .ifPresent(reference ->
            node.put("reference", reference.seen()).put("referenceLifted", reference.lifted()));
  }

  private static void phase(ObjectNode node, Cost cost) {
    node.put("from", cost.from().toString());
    node.put("until", cost.until().toString());
    node.set("cpuSeconds", JSON.valueToTree(cost.cpu()));
    node.set("memory", JSON.valueToTree(cost.memory()));
    node.set("jvmMemory", JSON.valueToTree(cost.jvm()));
    ObjectNode requests = node.putObject("requests");
    requests.put("total", cost.requests().total());
    requests.put("writes", cost.requests().writes());
    requests.put("watchesEnded", cost.requests().watches());
    requests.put("conflicts", cost.requests().conflicts());
    requests.set("byKind", JSON.valueToTree(cost.requests().byKind()));
    ObjectNode answers = requests.putObject("answerSeconds");
    cost.requests()
        .answers()
        .forEach((kind, seconds) ->
            answers.putObject(kind).put("p50", seconds.median()).put("p99", seconds.at(0.99)));
    requests.set(
        "refused",
        JSON.valueToTree(
            cost.requests().errors().stream()
                .map(request -> request.code() + " " + request.kind())
                .distinct()
                .toList()));
    ObjectNode lag = node.putObject("tickLagSeconds");
    cost.lag()
        .counts()
        .forEach((bound, count) -> lag.put(bound.isInfinite() ? "+Inf" : bound.toString(), count));
  }

  /** What a file of an earlier run holds, by {@link Measure#id()}. */
  static Map<String, Double> seen(Path file) {
    try {
      JsonNode figures = JSON.readTree(file.toFile()).path("figures");
      Map<String, Double> seen = new TreeMap<>();
      figures
          .fields()
          .forEachRemaining(
              figure -> seen.put(figure.getKey(), figure.getValue().path("seen").asDouble()));
      return seen;
    } catch (IOException e) {
      throw new UncheckedIOException("no figures of an earlier run in " + file, e);
    }
  }
}
