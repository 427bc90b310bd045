package io.haldane.webhooks.chat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.haldane.api.notify.ReleaseEvent;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with names in double braces that stand for values of an event. */
public final class Template {
  private static final Pattern NAME = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  private Template() {}

  /** Values are escaped for a text in JSON; an unknown name stays as it is. */
  public static String fill(String template, ReleaseEvent event) {
    return fill(template, event, Template::escaped);
  }

  /** An unknown name stays as it is. */
  public static String fill(String template, ReleaseEvent event, UnaryOperator<String> escape) {
    Map<String, String> values = values(event);
    return NAME.matcher(template)
        .replaceAll(found -> {
          String value = values.get(found.group(1));
          return Matcher.quoteReplacement(value == null ? found.group() : escape.apply(value));
        });
  }

  private static String escaped(String value) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(value));
  }

  private static Map<String, String> values(ReleaseEvent event) {
    return Map.ofEntries(
        Map.entry("id", event.key()),
        Map.entry("time", event.at().toString()),
        Map.entry("text", event.text()),
        Map.entry("reason", event.reason().orElse("")),
        Map.entry("kind", event.kind().text()),
        Map.entry("severity", event.severity().name().toLowerCase(Locale.ROOT)),
        Map.entry("canary", event.canary().name()),
        Map.entry("namespace", event.canary().namespace()),
        Map.entry("phase", event.run().phase().text()),
        Map.entry("run", event.run().id()),
        Map.entry("revision", event.change().revision()),
        Map.entry(
            "images",
            event.change().images().stream()
                .map(ReleaseEvent.Image::image)
                .collect(Collectors.joining(", "))));
  }
}
