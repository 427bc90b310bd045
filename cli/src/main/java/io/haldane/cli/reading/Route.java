package io.haldane.cli.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.engine.world.RouterFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the mesh splits the requests, as its own objects say.
 *
 * @param objects that were read, such as {@code VirtualService checkout}
 * @param primary percent; absent when the objects do not say
 * @param remark why there is no split, or why it is not in force; absent when all is well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Route(
    String provider,
    List<String> objects,
    @Nullable Integer primary,
    @Nullable Integer canary,
    boolean mirrored,
    @Nullable String remark) {

  static Route of(RouterFacts router, List<ObjectRef> refs) {
    List<String> objects = refs.stream().map(ref -> ref.kind() + " " + ref.name()).toList();
    return switch (router) {
      case RouterFacts.Unknown(String provider, var available) ->
          new Route(provider, List.of(), null, null, false, "this provider is not supported");
      case RouterFacts.Undecided undecided ->
          new Route(
              undecided.provider(), List.of(), null, null, false, "no provider is chosen yet");
      case RouterFacts.Known known -> of(known.provider(), objects, known.state());
    };
  }

  private static Route of(String provider, List<String> objects, RouteState state) {
    return switch (state) {
      case RouteState.Routed(Traffic traffic) -> of(provider, objects, traffic, null);
      case RouteState.Pending(String why, Traffic written) -> of(provider, objects, written, why);
      case RouteState.Absent() ->
          new Route(provider, objects, null, null, false, "there is no route yet");
      case RouteState.NoRoute() ->
          new Route(provider, objects, null, null, false, "traffic follows the Services alone");
      case RouteState.Unreadable(String why) ->
          new Route(provider, objects, null, null, false, why);
    };
  }

  private static Route of(
      String provider, List<String> objects, Traffic traffic, @Nullable String remark) {
    return new Route(
        provider, objects, traffic.primary(), traffic.canary(), traffic.mirrored(), remark);
  }
}
