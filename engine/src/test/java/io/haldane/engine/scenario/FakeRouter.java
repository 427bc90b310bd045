package io.haldane.engine.scenario;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.world.RouterFacts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mesh that remembers what it was told. */
final class FakeRouter {
  Set<Feature> features = EnumSet.allOf(Feature.class);
  List<String> refusals = List.of();
  String provider = "istio";
  boolean known = true;
  @Nullable RouteState state;

  /** What a search finds, for a canary with the provider {@code auto}. */
  @Nullable ProviderChoice search;

  final List<Traffic> history = new ArrayList<>();

  RouterFacts facts(Canary canary) {
    if (search != null && canary.statusOrEmpty().provider() == null) {
      return new RouterFacts.Undecided(search);
    }
    if (!known) {
      return new RouterFacts.Unknown(provider, List.of("istio", "kubernetes"));
    }
    RouteState routed =
        history.isEmpty() ? new RouteState.Absent() : new RouteState.Routed(history.getLast());
    return new RouterFacts.Known(
        search == null ? provider : String.valueOf(canary.statusOrEmpty().provider()),
        features,
        new BuiltinQueries(
            "success({{ target }}[{{ interval }}])",
            "duration({{ target }}[{{ interval }}])",
            BuiltinQueries.Unit.MILLISECONDS,
            "requests({{ target }}[{{ interval }}])"),
        refusals,
        state == null ? routed : state);
  }

  /** Remembers changes only: a route that is already so is not written. */
  void route(Traffic traffic) {
    if (history.isEmpty() || !history.getLast().equals(traffic)) {
      history.add(traffic);
    }
  }

  Traffic now() {
    return history.isEmpty() ? Traffic.ALL_TO_PRIMARY : history.getLast();
  }
}
