package io.haldane.engine.world;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.decision.Action;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.recognition.ProviderChoice;
import java.util.List;
import java.util.Set;

/** What is known of the router that a canary asks for. */
public sealed interface RouterFacts {
  /** The value of {@code spec.provider}, or the installation's default. */
  String provider();

  /** The same, where no route says which version is called and the canary's status does. */
  default RouterFacts read(Canary canary) {
    return this;
  }

  /**
   * A router that this installation has.
   *
   * @param refusals what the canary must change before this router can serve it
   */
  record Known(
      String provider,
      Set<Feature> features,
      BuiltinQueries queries,
      List<String> refusals,
      RouteState state)
      implements RouterFacts {

    /** Only hooks call the canary, and a run that has begun to iterate is one that tests it. */
    @Override
    public RouterFacts read(Canary canary) {
      if (!(state instanceof RouteState.NoRoute)) {
        return this;
      }
      boolean testing = canary.statusOrEmpty().iteration() > 0;
      Traffic traffic = testing ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY;
      return new Known(provider, features, queries, refusals, new RouteState.Routed(traffic));
    }
  }

  /** The same with the last route that the actions ask for in force. */
  default RouterFacts after(List<Action> actions) {
    return actions.stream()
        .filter(Action.Route.class::isInstance)
        .map(action -> ((Action.Route) action).traffic())
        .reduce((first, last) -> last)
        .map(this::leading)
        .orElse(this);
  }

  private RouterFacts leading(Traffic traffic) {
    return switch (this) {
      case Known known when known.state() instanceof RouteState.NoRoute -> known;
      case Known known ->
          new Known(
              known.provider(),
              known.features(),
              known.queries(),
              known.refusals(),
              new RouteState.Routed(traffic));
      case Unknown unknown -> unknown;
      case Undecided undecided -> undecided;
    };
  }

  /** That provider is not supported; {@code available} are the supported ones. */
  record Unknown(String provider, List<String> available) implements RouterFacts {}

  /** The canary leaves the choice to the controller, and has none yet. */
  record Undecided(ProviderChoice choice) implements RouterFacts {
    @Override
    public String provider() {
      return AutoProvider.NAME;
    }
  }
}
