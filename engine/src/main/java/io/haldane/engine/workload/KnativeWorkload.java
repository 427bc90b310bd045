package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Knative Service. Its revisions are the versions: the primary is the one that an annotation
 * names, the canary is the newest. Knative scales both.
 */
final class KnativeWorkload implements Workload {
  static final String API_VERSION = "serving.knative.dev/v1";
  private static final String PRIMARY_REVISION = "flagger.app/primary-revision";

  private final ObjectRef targetRef;
  private final JsonNode target;
  private final LiveObjects live;

  KnativeWorkload(Canary canary, Settings settings, LiveObjects live) {
    this.live = live;
    targetRef =
        new ObjectRef(
            API_VERSION,
            "Service",
            canary.getMetadata().getNamespace(),
            canary.getSpec().targetRef().name());
    target = PodWorkload.json(live, targetRef);
  }

  @Override
  public ObjectRef target() {
    return targetRef;
  }

  /** A name to speak of; no object is called so, and an annotation tells which revision it is. */
  @Override
  public ObjectRef primary() {
    return revisionRef(targetRef.name() + "-primary");
  }

  @Override
  public String lostPrimary() {
    return "%s has lost its annotation %s and its newest revision is not the promoted one; set it to the revision that users should get"
        .formatted(targetRef, PRIMARY_REVISION);
  }

  private ObjectRef revisionRef(String name) {
    return new ObjectRef(API_VERSION, "Revision", targetRef.namespace(), name);
  }

  private String annotated() {
    return target.path("metadata").path("annotations").path(PRIMARY_REVISION).asText();
  }

  private String newest() {
    return target.path("status").path("latestCreatedRevisionName").asText();
  }

  @Override
  public Set<ObjectRef> needs() {
    Set<ObjectRef> needs = new LinkedHashSet<>(Set.of(targetRef));
    Stream.of(annotated(), newest())
        .filter(name -> !name.isEmpty())
        .forEach(name -> needs.add(revisionRef(name)));
    return needs;
  }

  @Override
  public boolean targetExists() {
    return target.isObject();
  }

  @Override
  public boolean primaryExists() {
    return !annotated().isEmpty();
  }

  @Override
  public boolean selectsPods() {
    return false;
  }

  @Override
  public Optional<String> routeName() {
    return Optional.of(newest());
  }

  @Override
  public Optional<Selector> selector() {
    return Optional.empty();
  }

  @Override
  public String revision() {
    return hash(newest());
  }

  private static String hash(String revision) {
    return CanonicalHash.of(Bodies.array().addObject().put("revision", revision));
  }

  @Override
  public JsonNode podSpec() {
    return MissingNode.getInstance();
  }

  /** Pins all traffic to the revision of today, in the words of its router. */
  @Override
  public Manifest create(TrackedConfigs configs, String rolloutId) {
    if (newest().isEmpty()) {
      return patch(Bodies.of(targetRef));
    }
    ObjectNode body = annotating(newest());
    ArrayNode traffic = body.putObject("spec").putArray("traffic");
    traffic.addObject().put("latestRevision", true).put("percent", 0);
    traffic
        .addObject()
        .put("latestRevision", false)
        .put("revisionName", newest())
        .put("percent", 100);
    return new Manifest(targetRef, body, Set.of("/spec/traffic"), Manifest.Mode.PATCH_ONLY);
  }

  @Override
  public Manifest promote(TrackedConfigs configs, String rolloutId) {
    return patch(annotating(newest()));
  }

  private ObjectNode annotating(String revision) {
    ObjectNode body = Bodies.of(targetRef);
    body.withObject("/metadata/annotations").put(PRIMARY_REVISION, revision);
    return body;
  }

  private Manifest patch(ObjectNode body) {
    return new Manifest(targetRef, body, Set.of(), Manifest.Mode.PATCH_ONLY);
  }

  /** Also before there is a primary: it is made of the newest revision. */
  /** Nothing is noted: the primary is a revision, and revisions do not change. */
  @Override
  public Optional<String> primaryRun() {
    return Optional.empty();
  }

  @Override
  public boolean primaryHas(String run, String revision) {
    return hash(annotated()).equals(revision);
  }

  @Override
  public boolean primaryRuns(TrackedConfigs configs) {
    return !primaryExists() || annotated().equals(newest());
  }

  /** Before there is a primary, that of the revision which is going to be it. */
  @Override
  public Readiness primaryReadiness(Rule rule) {
    return readiness(primaryExists() ? annotated() : newest(), rule);
  }

  @Override
  public Readiness targetReadiness(Rule rule) {
    return readiness(newest(), rule);
  }

  /** Knative knows no deadline; ours counts from the last change of phase. */
  private Readiness readiness(String revision, Rule rule) {
    if (revision.isEmpty()) {
      return new Readiness.Waiting("waiting for " + targetRef + " to have a revision");
    }
    JsonNode ready = readyCondition(revision);
    if (ready.path("status").asText().equals("True")) {
      return new Readiness.Ready();
    }
    String why =
        "waiting for revision %s to be ready: %s"
            .formatted(revision, ready.path("message").asText("it has not reported yet"));
    return rule.since().plus(rule.deadline()).isBefore(rule.now())
        ? new Readiness.Stuck(why)
        : new Readiness.Waiting(why);
  }

  private JsonNode readyCondition(String revision) {
    for (JsonNode condition :
        PodWorkload.json(live, revisionRef(revision)).path("status").path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }

  @Override
  public boolean targetScaledUp() {
    return true;
  }

  @Override
  public boolean targetServes() {
    return readyCondition(newest()).path("status").asText().equals("True");
  }

  /** A revision without pods is given some when somebody calls it. */
  @Override
  public boolean primaryServes() {
    return !primaryIsDown();
  }

  @Override
  public boolean primaryIsDown() {
    return readyCondition(annotated()).path("status").asText().equals("False");
  }

  @Override
  public Optional<Manifest> scaleToZero() {
    return Optional.empty();
  }

  @Override
  public Optional<Manifest> scaleUp(int start) {
    return Optional.empty();
  }
}
