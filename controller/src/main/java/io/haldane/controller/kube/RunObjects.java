package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.haldane.api.LiveObjects;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.OwnObjects;
import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1alpha1.CanaryRunSpec;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.leader.Ownership;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The objects of runs that have ended. They are never watched: one is created at the end of a run,
 * and one is read when somebody asks for it. Blocking, for some seconds at most; safe for
 * concurrent use.
 */
public final class RunObjects implements RunStore {
  private static final int AT_ONCE = 8;
  private static final long LONGEST_WAIT_SECONDS = 2;
  private static final int LONGEST_LABEL = 63;

  private final ApiCalls calls;
  private final Ownership ownership;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  public RunObjects(Clusters clusters, Ownership ownership) {
    this.calls = new ApiCalls(clusters.local());
    this.ownership = ownership;
  }

  /** For readers: it writes nothing. */
  public static RunObjects readOnly(Clusters clusters) {
    return new RunObjects(clusters, _ -> false);
  }

  @Override
  public RunWrite create(Canary canary, String name, CanaryRunSpec spec) {
    ObjectNode body = body(canary, name, spec);
    String collection = collection(canary.getMetadata().getNamespace());
    return inTurn(
        canary,
        () -> {
          ApiAnswer answer = calls.createSoon(collection, body);
          if (answer instanceof ApiAnswer.Conflict) {
            calls.deleteSoon(collection + "/" + name);
            answer = calls.createSoon(collection, body);
          }
          return written(answer);
        });
  }

  @Override
  public RunWrite delete(Canary canary, String name) {
    String path = collection(canary.getMetadata().getNamespace()) + "/" + name;
    return inTurn(
        canary,
        () -> {
          ApiAnswer answer = calls.deleteSoon(path);
          return answer instanceof ApiAnswer.NotFound ? new RunWrite.Done() : written(answer);
        });
  }

  /** Empty when there is no such object, or no such kind. */
  public Optional<CanaryRun> read(String namespace, String name) throws Unreadable {
    return switch (calls.getSoon(collection(namespace) + "/" + name)) {
      case ApiAnswer.Ok(ObjectNode found) -> Optional.of(OwnObjects.run(BoundedTree.read(found)));
      case ApiAnswer.NotFound _ -> Optional.empty();
      case ApiAnswer.Conflict(String why) -> throw new Unreadable(why);
      case ApiAnswer.Refused(_, String why) -> throw new Unreadable(why);
      case ApiAnswer.Unavailable(String why) -> throw new Unreadable(why);
    };
  }

  private RunWrite inTurn(Canary canary, Supplier<RunWrite> request) {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return new RunWrite.Later("other records are being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RunWrite.Later("this process is stopping");
    }
    try {
      return ownership.owns(CanaryKey.of(canary).ref())
          ? request.get()
          : new RunWrite.Later("another controller leads");
    } finally {
      turns.release();
    }
  }

  private static RunWrite written(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Ok _ -> new RunWrite.Done();
      // A namespace that is gone is named; a kind that is missing is not.
      case ApiAnswer.NotFound(String why) ->
          why.contains("namespaces \"")
              ? new RunWrite.Refused(why)
              : new RunWrite.Off(
                  "The API server has no kind CanaryRun. Install the CRDs of the chart.");
      case ApiAnswer.Conflict(String why) -> new RunWrite.Later(why);
      case ApiAnswer.Unavailable(String why) -> new RunWrite.Later(why);
      case ApiAnswer.Refused(var cause, String why) ->
          switch (cause) {
            case RIGHTS, UNAUTHENTICATED -> new RunWrite.Off(why + ". " + cause.cure());
            case NAMESPACE_ENDS,
                QUOTA,
                LIMITS,
                POD_SECURITY,
                ADMISSION,
                IMMUTABLE,
                TOO_LARGE,
                MISSING,
                INVALID ->
                new RunWrite.Refused(why);
          };
    };
  }

  private static ObjectNode body(Canary canary, String name, CanaryRunSpec spec) {
    ObjectMeta of = canary.getMetadata();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("apiVersion", CanaryRun.API_VERSION).put("kind", CanaryRun.KIND);
    ObjectNode metadata = body.putObject("metadata");
    metadata.put("name", name).put("namespace", of.getNamespace());
    if (of.getName().length() <= LONGEST_LABEL) {
      metadata.putObject("labels").put(CanaryRun.LABEL, of.getName());
    }
    metadata
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", Canary.API_VERSION)
        .put("kind", Canary.KIND)
        .put("name", of.getName())
        .put("uid", of.getUid());
    body.set("spec", LiveObjects.toJson(spec));
    return body;
  }

  private static String collection(String namespace) {
    return "apis/%s/namespaces/%s/%s".formatted(CanaryRun.API_VERSION, namespace, CanaryRun.PLURAL);
  }
}
