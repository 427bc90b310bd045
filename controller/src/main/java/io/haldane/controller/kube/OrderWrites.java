package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.situation.Command.Verb;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the annotation of an order for a user whose permission was checked before. The field
 * manager of the write is the user, so the event of the order names the user. Blocking; safe for
 * concurrent use.
 */
public final class OrderWrites {
  /** Each attempt reads the canary again; a status is seldom written twice within one read. */
  private static final int ATTEMPTS = 4;

  /** The API server accepts no longer field manager. */
  private static final int LONGEST_MANAGER = 128;

  private static final String ORIGIN = " (dashboard)";

  /**
   * One order.
   *
   * @param verb one that {@link #knows}
   * @param token the same for each repetition of one order, so that it is given once
   * @param by name of the user
   */
  public record Order(CanaryKey canary, String verb, String token, String by) {
    String annotation() {
      return Stream.of(Verb.values())
          .filter(each -> each.text().equals(verb))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("there is no such order"))
          .annotation();
    }
  }

  private final ApiCalls calls;

  public OrderWrites(Clusters clusters) {
    calls = new ApiCalls(clusters.local());
  }

  /** Whether there is such an order. */
  public static boolean knows(String verb) {
    return Stream.of(Verb.values()).anyMatch(each -> each.text().equals(verb));
  }

  /**
   * Gives the order, unless it was given already.
   *
   * @param objection to the order, from the canary as it is now; empty when it can be given
   */
  public OrderOutcome give(Order order, Function<Canary, Optional<String>> objection) {
    String path = path(order.canary());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      switch (calls.get(path)) {
        case ApiAnswer.Ok(ObjectNode live) -> {
          if (isGiven(live, order)) {
            return new OrderOutcome.Given();
          }
          Optional<String> why = objection(live, objection);
          if (why.isPresent()) {
            return new OrderOutcome.Outdated(why.get());
          }
          ApiAnswer answer = calls.patch(path, patch(live, order), manager(order.by()));
          if (!(answer instanceof ApiAnswer.Conflict)) {
            return outcome(answer);
          }
        }
        case ApiAnswer.NotFound _ -> {
          return new OrderOutcome.NoCanary();
        }
        case ApiAnswer.Conflict _, ApiAnswer.Refused _, ApiAnswer.Unavailable _ -> {
          return new OrderOutcome.Unavailable("The canary cannot be read from the API server.");
        }
      }
    }
    return new OrderOutcome.Unavailable("The canary changes all the time.");
  }

  private static Optional<String> objection(
      ObjectNode live, Function<Canary, Optional<String>> objection) {
    return DirectReads.toObject(live) instanceof Canary canary
        ? objection.apply(canary)
        : Optional.of("The canary cannot be read.");
  }

  private static OrderOutcome outcome(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Ok _ -> new OrderOutcome.Given();
      case ApiAnswer.NotFound _ -> new OrderOutcome.NoCanary();
      case ApiAnswer.Conflict _ -> new OrderOutcome.Unavailable("The canary changed meanwhile.");
      case ApiAnswer.Refused(var cause, _) ->
          new OrderOutcome.Refused(
              "The API server refuses to let the controller annotate the canary. " + cause.cure());
      case ApiAnswer.Unavailable _ ->
          new OrderOutcome.Unavailable("The API server does not answer.");
    };
  }

  private static boolean isGiven(ObjectNode live, Order order) {
    return live.path("metadata")
        .path("annotations")
        .path(order.annotation())
        .asText()
        .equals(order.token());
  }

  /** That annotation and nothing else, at the version that the order was checked with. */
  private static ObjectNode patch(ObjectNode live, Order order) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = patch.withObject("/metadata");
    metadata.put("resourceVersion", live.at("/metadata/resourceVersion").asText());
    metadata.withObject("/annotations").put(order.annotation(), order.token());
    return patch;
  }

  private static String path(CanaryKey canary) {
    return "apis/%s/namespaces/%s/canaries/%s"
        .formatted(Canary.API_VERSION, canary.namespace(), canary.name());
  }

  /** Printable and short enough for the API server, which counts bytes. */
  static String manager(String user) {
    StringBuilder name = new StringBuilder(user.replaceAll("\\p{C}", "?"));
    int most = LONGEST_MANAGER - ORIGIN.length();
    while (name.toString().getBytes(StandardCharsets.UTF_8).length > most) {
      name.setLength(name.offsetByCodePoints(name.length(), -1));
    }
    return name + ORIGIN;
  }
}
