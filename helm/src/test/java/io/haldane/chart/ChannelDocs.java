package io.haldane.chart;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Capabilities.Address;
import io.haldane.api.notify.Capabilities.Need;
import io.haldane.api.notify.Notifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the docs say of channels: a table, and a section with an example for each. */
final class ChannelDocs {
  private static final String OWN =
      "\nWithout keys in the Secret, requests are signed as the controller, where [that is allowed]"
          + "(#the-controllers-own-role-at-aws).\n";

  private ChannelDocs() {}

  static String of(List<Notifier> notifiers) {
    String rows = notifiers.stream().map(ChannelDocs::row).collect(Collectors.joining());
    String sections = notifiers.stream().map(ChannelDocs::section).collect(Collectors.joining());
    return "| `spec.type` | Service | Messages a minute | An event sent twice | Run against |\n"
        + "|---|---|---|---|---|\n"
        + rows
        + sections
        + "\n";
  }

  private static String row(Notifier notifier) {
    Capabilities can = notifier.capabilities();
    String limit =
        can.perMinute().isPresent() ? "at most " + can.perMinute().getAsInt() : "no known limit";
    String twice = can.recognisesRepeats() ? "is shown once" : "is shown twice";
    return "| [`%s`](#%s) | %s | %s | %s | %s |\n"
        .formatted(
            notifier.type(),
            anchor(can.title()),
            can.title(),
            limit,
            twice,
            RunAgainst.of(notifier.type(), notifier.getClass()));
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
  }

  private static String section(Notifier notifier) {
    Capabilities can = notifier.capabilities();
    return "\n## " + can.title() + "\n\n" + can.about() + "\n\n" + needs(can) + example(notifier);
  }

  private static String needs(Capabilities can) {
    String address = can.address() == Address.REQUIRED ? "yes" : "no";
    return "| Key | Where | Required | What it is |\n|---|---|---|---|\n"
        + "| `address` | `spec`, or the Secret | "
        + address
        + " | Where messages are sent to |\n"
        + rows(can.settings(), "`spec`", "`spec.settings`")
        + rows(can.credentials(), "the Secret", "the Secret")
        + (can.ownIdentity() ? OWN : "")
        + "\n";
  }

  private static String rows(List<Need> needs, String field, String elsewhere) {
    return needs.stream()
        .map(need ->
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    need.name(),
                    isField(need) ? field : elsewhere,
                    need.required() && !isField(need) ? "yes" : "no",
                    need.help()))
        .collect(Collectors.joining());
  }

  /** An AlertProvider has fields for these, with defaults. */
  private static boolean isField(Need need) {
    return need.name().equals("channel") || need.name().equals("username");
  }

  private static String example(Notifier notifier) {
    Capabilities can = notifier.capabilities();
    List<String> keys =
        Stream.concat(
                Stream.of("address").filter(_ -> can.address() == Address.REQUIRED),
                can.credentials().stream().filter(Need::required).map(Need::name))
            .toList();
    List<Need> settings =
        can.settings().stream().filter(need -> need.required() && !isField(need)).toList();
    StringBuilder yaml = new StringBuilder("```yaml\napiVersion: v1\nkind: Secret\n");
    yaml.append("metadata: {name: alerts}\nstringData:\n");
    keys.forEach(key -> yaml.append("  " + key + ": …\n"));
    yaml.append("---\napiVersion: flagger.app/v1beta1\nkind: AlertProvider\n");
    yaml.append("metadata: {name: alerts}\nspec:\n  type: " + notifier.type() + "\n");
    if (!settings.isEmpty()) {
      yaml.append("  settings:\n");
      settings.forEach(need -> yaml.append("    " + need.name() + ": …\n"));
    }
    return yaml.append("  secretRef: {name: alerts}\n```\n").toString();
  }
}
