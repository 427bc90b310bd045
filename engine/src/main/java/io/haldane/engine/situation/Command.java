package io.haldane.engine.situation;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What somebody asks of one canary by an annotation, {@code haldane.io/promote} and so on. The
 * value of the annotation is a token of the asker's choice: each new token is one order, carried
 * out or refused once.
 *
 * @param by who set the annotation, as far as the API server knows
 */
public record Command(Verb verb, String token, String by) {
  private static final String PREFIX = "haldane.io/";

  /** In the order in which orders are heard that come together: the safest first. */
  public enum Verb {
    ABORT,
    PAUSE,
    RESUME,
    RETRY,
    PROMOTE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String annotation() {
      return PREFIX + text();
    }
  }

  /** The first order that was neither carried out nor refused yet. */
  public static Optional<Command> pending(Canary canary) {
    Map<String, String> done = canary.statusOrEmpty().commands();
    Map<String, String> given = given(canary);
    return Stream.of(Verb.values())
        .filter(verb -> given.containsKey(verb.text()))
        .filter(verb -> !given.getOrDefault(verb.text(), "").equals(done.get(verb.text())))
        .map(verb -> new Command(verb, given.getOrDefault(verb.text(), ""), author(canary, verb)))
        .findFirst();
  }

  /** The order of that kind that was dealt with last, if its annotation is still there. */
  public static Optional<Command> done(Canary canary, Verb verb) {
    return Optional.ofNullable(dealtWith(canary).get(verb.text()))
        .map(token -> new Command(verb, token, author(canary, verb)));
  }

  /** The tokens that are there now, by verb. */
  public static Map<String, String> given(Canary canary) {
    Map<String, String> given = new TreeMap<>();
    Map<String, String> annotations = canary.getMetadata().getAnnotations();
    for (Verb verb : Verb.values()) {
      String token = annotations == null ? null : annotations.get(verb.annotation());
      if (token != null) {
        given.put(verb.text(), token);
      }
    }
    return given;
  }

  /** Tokens that were dealt with and are still there; one that was taken away may come again. */
  public static Map<String, String> dealtWith(Canary canary) {
    Map<String, String> dealt = new TreeMap<>(canary.statusOrEmpty().commands());
    dealt.keySet().retainAll(given(canary).keySet());
    return dealt;
  }

  /** What is remembered as dealt with once this order is, too. */
  public Map<String, String> receipts(Canary canary) {
    Map<String, String> receipts = dealtWith(canary);
    receipts.put(verb.text(), token);
    return receipts;
  }

  private static String author(Canary canary, Verb verb) {
    String field = "f:" + verb.annotation();
    return Stream.ofNullable(canary.getMetadata().getManagedFields())
        .flatMap(List::stream)
        .filter(entry -> names(entry, field))
        .map(ManagedFieldsEntry::getManager)
        .findFirst()
        .orElse("an unknown writer");
  }

  private static boolean names(ManagedFieldsEntry entry, String field) {
    return entry.getFieldsV1() != null
        && LiveObjects.toJson(entry.getFieldsV1())
            .path("f:metadata")
            .path("f:annotations")
            .has(field);
  }
}
