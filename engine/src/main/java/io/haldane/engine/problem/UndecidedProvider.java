package io.haldane.engine.problem;

import io.haldane.engine.recognition.ProviderChoice;
import java.util.Optional;

/** Why a canary with the provider {@code auto} has no provider, and what to do. */
final class UndecidedProvider {
  private UndecidedProvider() {}

  static Optional<Problem> problem(ProviderChoice choice) {
    return switch (choice) {
      case ProviderChoice.Chosen _ -> Optional.empty();
      case ProviderChoice.Ambiguous(var candidates) ->
          Problem.when(
              true,
              "ProviderAmbiguous",
              () ->
                  "provider \"auto\" has several candidates: %s; set spec.provider to the one that is to split the traffic"
                      .formatted(String.join(", ", candidates)));
      case ProviderChoice.NotFound(String why) ->
          Problem.when(
              true,
              "ProviderNotFound",
              () ->
                  "provider \"auto\" finds no mesh or ingress: %s; create the route, or set spec.provider (kubernetes is the one that needs no mesh)"
                      .formatted(why));
      case ProviderChoice.NotKnown(String why) ->
          Problem.when(
              true,
              "ProviderNotKnown",
              () ->
                  "provider \"auto\" cannot be decided: %s; set spec.provider if this does not change"
                      .formatted(why));
    };
  }
}
