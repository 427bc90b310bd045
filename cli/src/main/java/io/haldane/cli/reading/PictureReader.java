package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Failure;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.view.AssumedWorld;
import io.haldane.view.Gate;
import io.haldane.view.Order;
import io.haldane.view.Outlook;
import io.haldane.view.Side;
import io.haldane.view.StrategyView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what belongs to a canary: both workloads, their pods, the route. */
public final class PictureReader {
  /** A route names its Gateway, and that one its class. */
  private static final int ROUNDS = 3;

  private final Cluster cluster;
  private final Installation installation;
  private final Paths paths;

  public PictureReader(Cluster cluster, Installation installation) {
    this.cluster = cluster;
    this.installation = installation;
    this.paths = new Paths(installation.kinds());
  }

  public Picture read(Canary canary, Instant now) {
    ReadObjects objects = new ReadObjects(cluster, paths);
    Set<ObjectRef> workloads =
        workload(canary, LiveObjects.NONE).map(Workload::needs).orElse(Set.of());
    Set<ObjectRef> wanted = new HashSet<>(workloads);
    wanted.addAll(installation.needs(canary, LiveObjects.NONE));
    LiveObjects live = objects.with(wanted);
    for (int round = 1; round < ROUNDS && wanted.addAll(more(canary, live)); round++) {
      live = objects.with(wanted);
    }
    return picture(canary, live, objects, now);
  }

  private Set<ObjectRef> more(Canary canary, LiveObjects live) {
    Set<ObjectRef> more = new HashSet<>(installation.needs(canary, live));
    workload(canary, live).ifPresent(workload -> more.addAll(workload.needs()));
    return more;
  }

  private Optional<Workload> workload(Canary canary, LiveObjects live) {
    return Workload.of(canary, installation.settings(), live);
  }

  private Picture picture(Canary canary, LiveObjects live, ReadObjects objects, Instant now) {
    CanaryStatus status = canary.statusOrEmpty();
    RouterFacts router = installation.facts(canary, live);
    List<String> notes = new ArrayList<>(objects.notes());
    Optional<Workload> workload = workload(canary, live);
    Optional<ObjectRef> primary = workload.map(Workload::primary);
    Optional<ObjectRef> target = workload.map(Workload::target);
    return new Picture(
        Summary.of(canary, installation.settings()),
        StrategyView.of(canary, installation.settings(), router),
        status.iteration(),
        status.runStartedAt(),
        primary.map(ref -> Side.of(ref, live)).orElse(null),
        primary.map(ref -> pods(ref, live, notes)).orElse(List.of()),
        target.map(ref -> Side.of(ref, live)).orElse(null),
        target.map(ref -> pods(ref, live, notes)).orElse(List.of()),
        Route.of(router, routes(canary, live)),
        status.checks(),
        Gate.closed(status, List.of()),
        status.conditions(),
        Outlook.of(AssumedWorld.of(canary, installation.settings(), router, now), null),
        Order.of(canary, status),
        List.copyOf(notes));
  }

  /** The routing objects that are there. */
  private List<ObjectRef> routes(Canary canary, LiveObjects live) {
    Set<ObjectRef> workloads = workload(canary, live).map(Workload::needs).orElse(Set.of());
    return installation.needs(canary, live).stream()
        .filter(live::has)
        .filter(ref -> !workloads.contains(ref))
        .sorted(Comparator.comparing(ObjectRef::toString))
        .toList();
  }

  private List<Pod> pods(ObjectRef workload, LiveObjects live, List<String> notes) {
    Optional<String> selector =
        live.tree(workload).map(PictureReader::selector).filter(text -> !text.isEmpty());
    if (selector.isEmpty()) {
      return List.of();
    }
    try {
      return Pod.of(cluster.get(Paths.pods(String.valueOf(workload.namespace()), selector.get())));
    } catch (Failure failure) {
      if (failure.kind() != Failure.Kind.FORBIDDEN) {
        throw failure;
      }
      notes.add("You have no permission to list the pods of " + workload + ".");
      return List.of();
    }
  }

  private static String selector(JsonNode workload) {
    return workload.at("/spec/selector/matchLabels").properties().stream()
        .map(label -> label.getKey() + "=" + label.getValue().asText())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
