package io.haldane.load.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line of {@code ghz}. Its rate is that of all workers together. */
final class Ghz {
  private static final String NAME = "ghz";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Flags FLAGS =
      Flags.of(
              NAME,
              Flags.Style.GNU,
              List.of(
                  "call",
                  "proto",
                  "concurrency",
                  "total",
                  "rps",
                  "duration",
                  "timeout",
                  "data",
                  "data-file",
                  "metadata",
                  "authority",
                  "connections",
                  "name"),
              List.of("insecure", "skipTLS", "async"))
          .withAliases(aliases());
  private static final long WORKERS = 50;
  private static final long REQUESTS = 200;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Pattern CALL = Pattern.compile("([\\w.]{1,200})[./](\\w{1,200})");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:dns:///)?([^:/\\[\\]]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

  private Ghz() {}

  private static Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>();
    aliases.put("c", "concurrency");
    aliases.put("n", "total");
    aliases.put("r", "rps");
    // Older releases.
    aliases.put("q", "rps");
    aliases.put("qps", "rps");
    aliases.put("z", "duration");
    aliases.put("t", "timeout");
    aliases.put("d", "data");
    aliases.put("D", "data-file");
    aliases.put("m", "metadata");
    return Map.copyOf(aliases);
  }

  static LoadPlan plan(List<String> arguments, PlanLimits limits) throws Refusal {
    Given given = FLAGS.read(arguments);
    Optional<Duration> duration = given.duration("duration");
    Ending ending =
        duration.isPresent()
            ? new Ending.After(duration.get())
            : new Ending.Requests(given.count("total", REQUESTS));
    return LoadPlan.within(
        limits,
        NAME,
        new LoadPlan.Wish(
            target(given, limits),
            given.rate("rps").<Pace>map(Pace.Steady::new).orElseGet(Pace.Eager::new),
            ending,
            given.count("concurrency", WORKERS),
            given.count("connections", 1),
            given.duration("timeout").orElse(TIMEOUT)));
  }

  private static Target target(Given given, PlanLimits limits) throws Refusal {
    Matcher call = CALL.matcher(given.value("call").orElse(""));
    if (!call.matches()) {
      throw new Refusal(
          "ghz: the command needs --call with a method, such as --call=grpc.health.v1.Health/Check.");
    }
    String service = call.group(1);
    if (given.has("proto") && !service.equals(Target.Grpc.HEALTH)) {
      throw new Refusal(
          "ghz: --proto is supported only for %s. Leave it out: the method is found by server reflection."
              .formatted(Target.Grpc.HEALTH));
    }
    Matcher address = ADDRESS.matcher(given.only("address"));
    if (!address.matches()) {
      throw new Refusal("ghz: the target is not an address such as app.shop:9000.");
    }
    return new Target.Grpc(
        address.group(1).replaceAll("[\\[\\]]", ""),
        port(address.group(2)),
        !given.has("insecure"),
        !given.has("skipTLS"),
        given.value("authority"),
        service,
        call.group(2),
        metadata(given),
        data(given, limits));
  }

  private static int port(String text) throws Refusal {
    int port = Integer.parseInt(text);
    if (port == 0 || port > 65_535) {
      throw new Refusal("ghz: the target is not an address such as app.shop:9000.");
    }
    return port;
  }

  private static List<Header> metadata(Given given) throws Refusal {
    JsonNode object = object(given.value("metadata").orElse("{}"), "metadata");
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String name = entry.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith("grpc-") || name.endsWith("-bin")) {
        throw new Refusal("ghz: --metadata must not have keys that gRPC reserves.");
      }
      lines.add(name + ": " + entry.getValue().asText());
    }
    return Headers.parse(NAME, lines);
  }

  private static String data(Given given, PlanLimits limits) throws Refusal {
    Optional<String> file = given.value("data-file");
    String text =
        file.isPresent()
            ? BodyFile.read(NAME, limits, file.get()).toStringUtf8()
            : given.value("data").orElse("{}");
    if (text.contains("{{")) {
      throw new Refusal("ghz: templates in --data are not supported.");
    }
    return object(text, "data").toString();
  }

  private static JsonNode object(String text, String option) throws Refusal {
    try {
      JsonNode node = JSON.readTree(text);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // The same sentence as for JSON of another kind; the text may be a secret.
    }
    throw new Refusal("ghz: --%s needs one JSON object.".formatted(option));
  }
}
