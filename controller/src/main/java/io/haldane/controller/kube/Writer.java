package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.MergePatch;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.leader.Ownership;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes objects so: a create, or a merge patch of exactly what differs, with the resourceVersion
 * that it was computed from. Nothing is sent when nothing differs, and nothing by a controller that
 * does not lead.
 */
public final class Writer {
  private final Clusters clusters;
  private final Kinds kinds;
  private final OwnWrites ownWrites;
  private final Caches caches;
  private final Ownership ownership;
  private final WriteRateLimit rateLimit = new WriteRateLimit(System::nanoTime);
  private final WriteConcurrency lanes = new WriteConcurrency();
  private final Heard heard;

  /** Hears of each request that was sent. Must return quickly. */
  @FunctionalInterface
  public interface Heard {
    void wrote(CanaryKey canary, ObjectRef object, Duration took, WriteOutcome outcome);
  }

  public Writer(
      Clusters clusters, Caches caches, OwnWrites ownWrites, Ownership ownership, Heard heard) {
    this.clusters = clusters;
    this.kinds = caches.kinds();
    this.ownWrites = ownWrites;
    this.caches = caches;
    this.ownership = ownership;
    this.heard = heard;
  }

  /**
   * Makes one object what its manifest says.
   *
   * @param live the object as it was read, or empty when it does not exist
   * @param priority of a change; what is new is never urgent
   */
  public WriteOutcome put(
      CanaryKey canary, Manifest manifest, Optional<HasMetadata> live, WritePriority priority) {
    return switch (manifest.mode()) {
      case CREATE_OR_PATCH ->
          live.isPresent()
              ? patch(canary, manifest, live.get(), priority)
              : create(canary, manifest);
      case PATCH_ONLY ->
          live.isPresent()
              ? patch(canary, manifest, live.get(), priority)
              : new WriteOutcome.Done(live);
      case CREATE_ONLY -> live.isPresent() ? new WriteOutcome.Done(live) : create(canary, manifest);
    };
  }

  private WriteOutcome create(CanaryKey canary, Manifest manifest) {
    ObjectRef ref = manifest.ref();
    return lanes.create(() ->
        contest(
            canary,
            ref,
            WritePriority.OTHER,
            kind -> {
              ObjectNode body = Bodies.created(manifest, clusters.ownable(ref));
              ApiAnswer answer = calls(ref).create(kind.collection(ref.namespace()), body);
              return made(canary, ref, "create", answer);
            }));
  }

  private WriteOutcome patch(
      CanaryKey canary, Manifest manifest, HasMetadata live, WritePriority priority) {
    ObjectRef ref = manifest.ref();
    ObjectNode now = LiveObjects.shared(live);
    Manifest ours = Bodies.ours(manifest, clusters.ownable(ref));
    Optional<ObjectNode> difference = MergePatch.between(now, ours);
    if (difference.isEmpty()) {
      return new WriteOutcome.Done(Optional.of(live));
    }
    ObjectNode patch = Bodies.at(difference.get(), live);
    return contest(
        canary,
        ref,
        priority,
        kind -> made(canary, ref, "patch", calls(ref).patch(kind.path(ref), patch)));
  }

  /**
   * Sends the fields of the status that changed; fields that went away are sent as null. The
   * outcome holds the canary as it was read.
   */
  public WriteOutcome status(Canary canary, CanaryStatus before, CanaryStatus next) {
    CanaryKey key = CanaryKey.of(canary);
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    now.set("status", LiveObjects.toJson(before));
    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
    wanted.set("status", LiveObjects.toJson(next));
    Manifest whole = new Manifest(key.ref(), wanted, Set.of("/status"), Manifest.Mode.PATCH_ONLY);
    Optional<ObjectNode> difference = MergePatch.between(now, whole);
    if (difference.isEmpty()) {
      return new WriteOutcome.Done(Optional.of(canary));
    }
    ObjectNode patch = Bodies.at(difference.get(), canary);
    return send(
        key,
        key.ref(),
        WritePriority.OTHER,
        kind -> {
          String path = kind.path(key.ref()) + "/status";
          return statusWritten(key, canary, calls(key.ref()).patch(path, patch));
        });
  }

  /** Deletes; an object that is gone already is as good as deleted. */
  public WriteOutcome remove(
      CanaryKey canary, ObjectRef ref, Optional<HasMetadata> live, WritePriority priority) {
    if (live.isEmpty() || live.get().getMetadata().getDeletionTimestamp() != null) {
      return new WriteOutcome.Done(Optional.empty());
    }
    return contest(
        canary,
        ref,
        priority,
        kind ->
            switch (calls(ref).delete(kind.path(ref))) {
              case ApiAnswer.Ok _, ApiAnswer.NotFound _ -> {
                ownWrites.deleted(canary, ref, live.get().getMetadata().getUid());
                yield new WriteOutcome.Done(Optional.empty());
              }
              case ApiAnswer.Conflict(String why) -> new WriteOutcome.Stale(why);
              case ApiAnswer.Refused(var cause, String why) -> refused("delete", ref, cause, why);
              case ApiAnswer.Unavailable(String why) -> new WriteOutcome.Unavailable(why);
            });
  }

  /** The status is ours alone; about any other object somebody may disagree. */
  private WriteOutcome contest(
      CanaryKey canary,
      ObjectRef ref,
      WritePriority priority,
      Function<Kind, WriteOutcome> request) {
    Duration pause = rateLimit.take(ref);
    return pause.isZero()
        ? send(canary, ref, priority, request)
        : new WriteOutcome.Contested(
            ref + " is reverted again and again; find out what else writes to it", pause);
  }

  private WriteOutcome send(
      CanaryKey canary,
      ObjectRef ref,
      WritePriority priority,
      Function<Kind, WriteOutcome> request) {
    return switch (kinds.find(ref.apiVersion(), ref.kind())) {
      case KindLookup.NotServed(String why) -> new WriteOutcome.Refused(why);
      case KindLookup.Unknown(String why) -> new WriteOutcome.Unavailable(why);
      case KindLookup.Served(Kind kind) ->
          lanes.write(
              priority,
              () ->
                  ownership.owns(canary.ref())
                      ? sent(canary, ref, () -> request.apply(kind))
                      : new WriteOutcome.NotLeading());
    };
  }

  private WriteOutcome sent(CanaryKey canary, ObjectRef ref, Supplier<WriteOutcome> request) {
    long begun = System.nanoTime();
    WriteOutcome outcome = request.get();
    heard.wrote(canary, ref, Duration.ofNanos(System.nanoTime() - begun), outcome);
    return outcome;
  }

  /** Of what the server answers, the version is enough: the rest is what was sent. */
  private WriteOutcome statusWritten(CanaryKey key, Canary canary, ApiAnswer answer) {
    if (answer instanceof ApiAnswer.Ok(ObjectNode body)) {
      String version = body.path("metadata").path("resourceVersion").asText();
      if (!version.isEmpty()) {
        ownWrites.status(key, version);
      }
      return new WriteOutcome.Done(Optional.of(canary));
    }
    return failed(key.ref(), "write the status of", answer);
  }

  private WriteOutcome made(CanaryKey canary, ObjectRef ref, String verb, ApiAnswer answer) {
    if (answer instanceof ApiAnswer.Ok(ObjectNode body)) {
      HasMetadata made = DirectReads.toObject(body);
      String version = made.getMetadata().getResourceVersion();
      if (version != null) {
        ownWrites.made(canary, ref, version);
      }
      caches.wrote(ref, made);
      return new WriteOutcome.Done(Optional.of(made));
    }
    return failed(ref, verb, answer);
  }

  private static WriteOutcome failed(ObjectRef ref, String verb, ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Ok _ -> throw new IllegalArgumentException("that did not fail");
      case ApiAnswer.NotFound(String why) ->
          verb.equals("create")
              ? refused(verb, ref, RefusalCause.MISSING, why)
              : new WriteOutcome.Stale(ref + " went away: " + why);
      case ApiAnswer.Conflict(String why) -> new WriteOutcome.Stale(why);
      case ApiAnswer.Refused(var cause, String why) -> refused(verb, ref, cause, why);
      case ApiAnswer.Unavailable(String why) ->
          new WriteOutcome.Unavailable("Cannot " + verb + " " + ref + ": " + why);
    };
  }

  private static WriteOutcome refused(String verb, ObjectRef ref, RefusalCause cause, String why) {
    String message = "Cannot " + verb + " " + ref + ": " + why;
    return cause == RefusalCause.NAMESPACE_ENDS
        ? new WriteOutcome.Ending(message)
        : new WriteOutcome.Refused(message + (message.endsWith(".") ? " " : ". ") + cause.cure());
  }

  private ApiCalls calls(ObjectRef ref) {
    return new ApiCalls(clusters.holding(ref.apiVersion()));
  }
}
