package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.MergePatch;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.sandbox.api.Door;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes of one replica, by the rules of the controller's {@code Writer}: a create, or a merge
 * patch of what differs, for the very version that it was computed from.
 */
final class Pen {
  private static final int LONGEST = 300;

  /** A request that is ready to be sent. */
  record Request(String method, String path, ObjectRef ref, @Nullable ObjectNode body) {
    @Override
    public String toString() {
      String whole = method + " " + ref + (method.equals("PATCH") ? " " + body : "");
      return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole;
    }
  }

  /** What stands between a replica and the API; throws where the replica ends. */
  interface Wire {
    boolean leads();

    Door.Reply send(Request request);
  }

  private final Wire wire;
  private final BiConsumer<ObjectRef, OwnWrites.Write> written;

  Pen(Wire wire, BiConsumer<ObjectRef, OwnWrites.Write> written) {
    this.wire = wire;
    this.written = written;
  }

  Outcome put(Manifest manifest, Optional<ObjectNode> live) {
    return switch (manifest.mode()) {
      case CREATE_OR_PATCH -> live.isPresent() ? patch(manifest, live.get()) : create(manifest);
      case PATCH_ONLY -> live.isPresent() ? patch(manifest, live.get()) : new Outcome.Done(live);
      case CREATE_ONLY -> live.isPresent() ? new Outcome.Done(live) : create(manifest);
    };
  }

  private Outcome create(Manifest manifest) {
    ObjectNode body = manifest.body().deepCopy();
    withoutNulls(body);
    ObjectRef ref = manifest.ref();
    return send(new Request("POST", Addresses.collection(ref), ref, body));
  }

  private static void withoutNulls(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
    }
    tree.forEach(Pen::withoutNulls);
  }

  private Outcome patch(Manifest manifest, ObjectNode live) {
    ObjectRef ref = manifest.ref();
    return MergePatch.between(live, manifest)
        .map(patch -> send(new Request("PATCH", Addresses.path(ref), ref, at(patch, live))))
        .orElseGet(() -> new Outcome.Done(Optional.of(live)));
  }

  private static ObjectNode at(ObjectNode patch, ObjectNode live) {
    ObjectNode bound = patch.deepCopy();
    bound.withObject("/metadata").set("resourceVersion", live.at("/metadata/resourceVersion"));
    return bound;
  }

  Outcome status(ObjectNode canary, CanaryStatus before, CanaryStatus next) {
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    now.set("status", LiveObjects.toJson(before));
    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
    wanted.set("status", LiveObjects.toJson(next));
    ObjectRef ref = Addresses.CANARY;
    Manifest whole = new Manifest(ref, wanted, Set.of("/status"), Manifest.Mode.PATCH_ONLY);
    return MergePatch.between(now, whole)
        .map(patch -> {
          String path = Addresses.path(ref) + "/status";
          return send(new Request("PATCH", path, ref, at(patch, canary)));
        })
        .orElseGet(() -> new Outcome.Done(Optional.of(canary)));
  }

  Outcome remove(ObjectRef ref, Optional<ObjectNode> live) {
    if (live.isEmpty() || live.get().path("metadata").has("deletionTimestamp")) {
      return new Outcome.Done(Optional.empty());
    }
    Outcome outcome = send(new Request("DELETE", Addresses.path(ref), ref, null));
    if (outcome instanceof Outcome.Done) {
      written.accept(ref, new OwnWrites.Write.Deleted(live.get().at("/metadata/uid").asText()));
    }
    return outcome;
  }

  private Outcome send(Request request) {
    if (!wire.leads()) {
      return new Outcome.NotLeading();
    }
    Door.Reply reply = wire.send(request);
    String why =
        request.method() + " " + request.ref() + ": " + reply.body().path("message").asText();
    return switch (reply.code()) {
      case 200, 201 -> {
        String version = reply.body().at("/metadata/resourceVersion").asText();
        if (!request.method().equals("DELETE")) {
          written.accept(request.ref(), new OwnWrites.Write.Made(Long.parseLong(version)));
        }
        yield new Outcome.Done(Optional.of(reply.body()));
      }
      case 404 ->
          switch (request.method()) {
            case "POST" -> new Outcome.Refused(why);
            case "DELETE" -> new Outcome.Done(Optional.empty());
            default -> new Outcome.Stale();
          };
      case 409 -> new Outcome.Stale();
      default ->
          reply.code() >= 500 || reply.code() == 429
              ? new Outcome.Unavailable(why)
              : new Outcome.Refused(why);
    };
  }
}
