package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Failure;
import io.haldane.doctor.hook.AlertChannel;
import io.haldane.doctor.snapshot.CalledServices;
import io.haldane.doctor.snapshot.Measurements;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Neighbors;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.Needs;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RelatedObjects;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads what the doctor needs of a cluster, with the permissions of the user. */
public final class SnapshotReader {
  /** The target names its ConfigMaps, a template its Secret, a route its Gateway. */
  private static final int ROUNDS = 4;

  private final Installation installation;
  private final Map<String, Credentials> credentials;
  private final Cluster cluster;
  private final NeighborReader neighbors;
  private final PermissionReader permissions;
  private final Set<String> notes = new HashSet<>();

  /**
   * Reads the flags of the controller, if it is found.
   *
   * @param installation options of the user, which win
   * @param credentials what metrics providers need in a Secret, by their type
   */
  public SnapshotReader(
      Cluster cluster, Installation installation, Map<String, Credentials> credentials) {
    this.cluster = cluster;
    this.credentials = credentials;
    this.neighbors = new NeighborReader(cluster);
    Settings settings = ControllerFlags.of(neighbors.controllers()).in(installation.settings());
    this.installation = new Installation(settings, installation.routers());
    this.permissions = new PermissionReader(cluster);
  }

  /** The canary with all that is around it. */
  public Snapshot read(Canary canary, Instant now) {
    ReadObjects objects = new ReadObjects(cluster, new Paths(installation.kinds()));
    Snapshot s = withNeighbors(own(canary, objects, now));
    Set<ObjectRef> more = new HashSet<>(CalledServices.needs(s));
    s.analysis().alerts().forEach(alert -> more.add(AlertChannel.ref(s, alert.providerRef())));
    objects.with(more);
    Snapshot all =
        new Snapshot(
            world(canary, objects, related(canary, objects), now),
            s.routes(),
            objects.unread(),
            s.neighbors(),
            credentials,
            Measurements.NONE);
    notes.addAll(objects.notes());
    return all;
  }

  /** The canary with the objects that it names, which is all that its checks need. */
  public Snapshot readOwn(Canary canary, Instant now) {
    ReadObjects objects = new ReadObjects(cluster, new Paths(installation.kinds()));
    Snapshot own = own(canary, objects, now);
    notes.addAll(objects.notes());
    return own;
  }

  /** What could not be read, for the user. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(neighbors.notes());
    permissions.note().ifPresent(all::add);
    return all.stream().sorted().toList();
  }

  private Snapshot own(Canary canary, ReadObjects objects, Instant now) {
    Set<ObjectRef> wanted = new HashSet<>();
    LiveObjects live = LiveObjects.NONE;
    for (int round = 0; round < ROUNDS; round++) {
      boolean more = wanted.addAll(Needs.of(canary, installation.settings(), live));
      more |= wanted.addAll(installation.needs(canary, live));
      if (!more) {
        break;
      }
      live = Unread.assumed(objects.with(wanted), objects.unread());
    }
    refuseUnreadTarget(canary, objects.unread());
    return new Snapshot(
        world(canary, objects, RelatedObjects.NONE, now),
        installation.needs(canary, live),
        objects.unread(),
        Neighbors.UNKNOWN,
        credentials,
        Measurements.NONE);
  }

  private void refuseUnreadTarget(Canary canary, Set<ObjectRef> unread) {
    Workload.of(canary, installation.settings(), LiveObjects.NONE)
        .map(Workload::target)
        .filter(unread::contains)
        .ifPresent(target -> {
          throw new Failure(
              Failure.Kind.FORBIDDEN,
              "You have no permission to read %s. Ask for a role that allows it."
                  .formatted(target));
        });
  }

  private Snapshot withNeighbors(Snapshot s) {
    Map<NeighborKind, List<ObjectNode>> lists = neighbors.of(s.namespace());
    List<String> denied =
        permissions.denied(
            lists.getOrDefault(NeighborKind.CONTROLLERS, List.of()),
            installation.kinds(s.canary()),
            s.namespace());
    return new Snapshot(
        s.world(),
        s.routes(),
        s.unread(),
        new Neighbors(lists, neighbors.groups(), neighbors.crds(), denied),
        credentials,
        Measurements.NONE);
  }

  private RelatedObjects related(Canary canary, ReadObjects objects) {
    LiveObjects live = Unread.assumed(objects.live(), objects.unread());
    boolean selects = !Needs.podLabels(canary, installation.settings(), live).isEmpty();
    String namespace = canary.getMetadata().getNamespace();
    return selects
        ? RelatedObjects.of(canary, neighbors.workloads(namespace), List.of())
        : RelatedObjects.NONE;
  }

  private World world(Canary canary, ReadObjects objects, RelatedObjects related, Instant now) {
    LiveObjects live = Unread.assumed(objects.live(), objects.unread());
    RouterFacts facts = installation.facts(canary, live);
    return World.snapshot(now, canary, installation.settings(), facts, live)
        .beside(rivals(canary), related);
  }

  private List<String> rivals(Canary canary) {
    String namespace = canary.getMetadata().getNamespace();
    return Canaries.list(cluster, Optional.of(namespace)).stream()
        .filter(
            other -> !Objects.equals(other.getMetadata().getName(), canary.getMetadata().getName()))
        .filter(other -> other.getSpec().targetRef().equals(canary.getSpec().targetRef()))
        .map(Canary::title)
        .toList();
  }
}
