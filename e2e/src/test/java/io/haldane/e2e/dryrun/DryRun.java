package io.haldane.e2e.dryrun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.MergePatch;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.e2e.dryrun.Server.Answer;
import io.haldane.mesh.testing.GoldenCase;
import io.haldane.mesh.testing.MemoryCluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One golden case on a real API server: what the router changes is created first, what it sends is
 * sent as a dry run, and the answers are rendered again. What it only reads need not be whole.
 */
final class DryRun {
  private static final Set<String> OF_THE_SERVER =
      Set.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields");

  private final Server server;
  private final GoldenCase golden;
  private final List<String> problems = new ArrayList<>();
  private final List<ObjectRef> created = new ArrayList<>();
  private int sent;

  DryRun(Server server, GoldenCase golden) {
    this.server = server;
    this.golden = golden;
  }

  /** What is wrong; empty when all objects were taken. */
  List<String> problems() {
    return problems;
  }

  /** How many objects and patches the server judged. */
  int sent() {
    return sent;
  }

  /** Kinds that the server does not have are left out. */
  void run() {
    RouteTarget target = golden.target();
    MemoryCluster cluster = new MemoryCluster(golden.live());
    if (isRefused(target, cluster.live())) {
      return;
    }
    Map<ObjectRef, ObjectNode> answers = new LinkedHashMap<>();
    for (Manifest manifest : manifests(target, cluster.live()).apply()) {
      cluster.find(manifest.ref()).ifPresent(this::live);
      if (server.serves(manifest.ref())) {
        send(manifest, cluster.find(manifest.ref()))
            .ifPresent(object -> answers.put(manifest.ref(), object));
      }
    }
    settled(target, answers);
    created.reversed().forEach(server::delete);
  }

  private boolean isRefused(RouteTarget target, LiveObjects live) {
    TrafficRouter router = golden.router();
    return !router.refusals(target, live).isEmpty()
        || (!golden.wanted().restore() && !router.losses(target, live).isEmpty());
  }

  private Manifests manifests(RouteTarget target, LiveObjects live) {
    return golden.wanted().restore()
        ? golden.router().restore(target, live)
        : golden.router().render(target, golden.wanted().traffic(), live);
  }

  private void live(ObjectNode object) {
    ObjectRef ref = MemoryCluster.refOf(object);
    if (server.serves(ref)) {
      ObjectNode body = object.deepCopy();
      body.withObject("/metadata").remove(OF_THE_SERVER);
      body.remove("status");
      switch (server.create(ref, body, false)) {
        case Answer.Taken _ -> created.add(ref);
        case Answer.Refused(String why) -> problems.add("live.yaml: " + ref + ": " + why);
      }
    }
  }

  private Optional<ObjectNode> send(Manifest manifest, Optional<ObjectNode> before) {
    ObjectRef ref = manifest.ref();
    Manifest.Mode never = before.isEmpty() ? Manifest.Mode.PATCH_ONLY : Manifest.Mode.CREATE_ONLY;
    if (before.isPresent() != created.contains(ref) || manifest.mode() == never) {
      return Optional.empty();
    }
    Optional<ObjectNode> body =
        before.isEmpty()
            ? Optional.of(manifest.body())
            : MergePatch.between(before.get(), manifest);
    if (body.isEmpty()) {
      return before;
    }
    sent++;
    Answer answer =
        before.isEmpty() ? server.create(ref, body.get(), true) : server.patch(ref, body.get());
    return switch (answer) {
      case Answer.Taken(ObjectNode object) -> Optional.of(withStatus(object, before));
      case Answer.Refused(String why) -> {
        problems.add(ref + ": " + why + "\n    " + body.get());
        yield Optional.empty();
      }
    };
  }

  /** The server drops it from what is created. */
  private static ObjectNode withStatus(ObjectNode object, Optional<ObjectNode> before) {
    before
        .filter(live -> live.has("status") && !object.has("status"))
        .ifPresent(live -> object.set("status", live.path("status")));
    return object;
  }

  /** Defaults and pruning of the server must not make the router write again and again. */
  private void settled(RouteTarget target, Map<ObjectRef, ObjectNode> answers) {
    List<ObjectNode> live = new ArrayList<>(golden.live());
    live.removeIf(object -> answers.containsKey(MemoryCluster.refOf(object)));
    live.addAll(answers.values());
    for (Manifest manifest : manifests(target, new MemoryCluster(live).live()).apply()) {
      Optional.ofNullable(answers.get(manifest.ref()))
          .flatMap(now -> MergePatch.between(now, manifest))
          .ifPresent(again -> problems.add(manifest.ref() + " would be written again: " + again));
    }
  }
}
