package io.haldane.engine.world;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import java.util.List;
import java.util.Set;

/** What is known of the router that a canary asks for. */
public sealed interface RouterFacts {
  /** The value of {@code spec.provider}, or the installation's default. */
  String provider();

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
      implements RouterFacts {}

  /** That provider is not supported; {@code available} are the supported ones. */
  record Unknown(String provider, List<String> available) implements RouterFacts {}
}
