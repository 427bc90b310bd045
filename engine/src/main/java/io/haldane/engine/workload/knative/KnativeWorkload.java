package io.haldane.engine.workload.knative;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.Bodies;
import io.haldane.engine.workload.CanonicalHash;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Knative Service. Its revisions are the versions: the primary is the one that an annotation
 * names, the canary is the newest. Knative scales both.
 */
final class KnativeWorkload implements Workload {
  private final ObjectRef target;
  private final Revisions revisions;

  KnativeWorkload(Canary canary, Settings settings, LiveObjects live) {
    target =
        new ObjectRef(
            KnativeKind.API_VERSION,
            KnativeKind.KIND,
            canary.getMetadata().getNamespace(),
            canary.getSpec().targetRef().name());
    revisions = Revisions.of(target, live);
  }

  @Override
  public ObjectRef target() {
    return target;
  }

  /** For messages: no object has this name, and an annotation says which revision it is. */
  @Override
  public ObjectRef primary() {
    return revisions.named(target.name() + "-primary");
  }

  @Override
  public String lostPrimary() {
    return "%s has lost its annotation %s and its newest revision is not the promoted one; set it to the revision that users should get"
        .formatted(target, Revisions.PRIMARY);
  }

  @Override
  public Set<ObjectRef> needs() {
    Set<ObjectRef> needs = new LinkedHashSet<>(Set.of(target));
    Stream.of(revisions.primary(), revisions.newest())
        .filter(name -> !name.isEmpty())
        .forEach(name -> needs.add(revisions.named(name)));
    return needs;
  }

  @Override
  public boolean targetExists() {
    return revisions.service().isObject();
  }

  @Override
  public boolean primaryExists() {
    return !revisions.primary().isEmpty();
  }

  @Override
  public Optional<String> routeName() {
    return Optional.of(revisions.newest());
  }

  @Override
  public String revision() {
    return hash(revisions.newest());
  }

  private static String hash(String revision) {
    return CanonicalHash.of(Bodies.array().addObject().put("revision", revision));
  }

  /** Sends all traffic to the newest revision, in the words of the router. */
  @Override
  public Manifest create(TrackedConfigs configs, String rolloutId) {
    if (revisions.newest().isEmpty()) {
      return patch(Bodies.of(target));
    }
    ObjectNode body = annotating();
    ArrayNode traffic = body.putObject("spec").putArray("traffic");
    traffic.addObject().put("latestRevision", true).put("percent", 0);
    traffic
        .addObject()
        .put("latestRevision", false)
        .put("revisionName", revisions.newest())
        .put("percent", 100);
    return patch(body, "/spec/traffic");
  }

  @Override
  public Manifest promote(TrackedConfigs configs, String rolloutId) {
    return patch(annotating());
  }

  private ObjectNode annotating() {
    ObjectNode body = Bodies.of(target);
    body.withObject("/metadata/annotations").put(Revisions.PRIMARY, revisions.newest());
    return body;
  }

  private Manifest patch(ObjectNode body, String... owned) {
    return new Manifest(target, body, Set.of(owned), Manifest.Mode.PATCH_ONLY);
  }

  /** Nothing is noted: the primary is a revision, and revisions do not change. */
  @Override
  public Optional<String> primaryRun() {
    return Optional.empty();
  }

  @Override
  public boolean primaryHas(String run, String revision) {
    return hash(revisions.primary()).equals(revision);
  }

  /** Also before there is a primary: it is made of the newest revision. */
  @Override
  public boolean primaryRuns(TrackedConfigs configs) {
    return !primaryExists() || revisions.primary().equals(revisions.newest());
  }

  /** Before there is a primary, that of the revision which is going to be it. */
  @Override
  public Readiness primaryReadiness(Rule rule) {
    return revisions.readiness(primaryExists() ? revisions.primary() : revisions.newest(), rule);
  }

  @Override
  public Readiness targetReadiness(Rule rule) {
    return revisions.readiness(revisions.newest(), rule);
  }

  @Override
  public boolean targetServes() {
    return revisions.isReady(revisions.newest(), "True");
  }

  /** A revision without pods is given some when somebody calls it. */
  @Override
  public boolean primaryServes() {
    return !primaryIsDown();
  }

  @Override
  public boolean primaryIsDown() {
    return revisions.isReady(revisions.primary(), "False");
  }
}
