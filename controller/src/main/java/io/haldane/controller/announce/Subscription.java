package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which events a channel wants: by kind, by namespace and by labels of the canary. Each is a
 * setting of the AlertProvider with a comma-separated list; without one, every event is wanted.
 */
final class Subscription {
  static final String EVENTS = "events";
  static final String NAMESPACES = "namespaces";
  static final String LABELS = "labels";

  private Subscription() {}

  static boolean wants(Channel channel, ReleaseEvent event) {
    return passes(channel, EVENTS, kind -> kind.equals(event.kind().text()))
        && passes(channel, NAMESPACES, name -> name.equals(event.canary().namespace()))
        && hasAllLabels(channel, event);
  }

  private static boolean passes(Channel channel, String setting, Predicate<String> one) {
    return channel.setting(setting).map(list -> items(list).stream().anyMatch(one)).orElse(true);
  }

  /** Written as {@code team=web,tier=front}: all of them have to match. */
  private static boolean hasAllLabels(Channel channel, ReleaseEvent event) {
    return items(channel.setting(LABELS).orElse("")).stream()
        .map(item -> item.split("=", 2))
        .allMatch(pair ->
            pair.length == 2 && pair[1].equals(event.canary().labels().get(pair[0].strip())));
  }

  /** Names of events that are none; they match nothing, so the owner should know. */
  static Set<String> unknown(Channel channel) {
    return items(channel.setting(EVENTS).orElse("")).stream()
        .filter(text -> !EventKind.of(text).text().equals(text))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> items(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
