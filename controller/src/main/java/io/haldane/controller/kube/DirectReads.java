package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import java.util.Optional;

/** Reads past the caches: for Secrets of alerts, and where a cache is known to be behind. */
public final class DirectReads {
  private final Clusters clusters;
  private final Kinds kinds;

  public DirectReads(Clusters clusters, Caches caches) {
    this.clusters = clusters;
    this.kinds = caches.kinds();
  }

  /** Empty when there is no such object. */
  public Optional<HasMetadata> read(ObjectRef ref) throws Unreadable {
    return switch (kinds.find(ref.apiVersion(), ref.kind())) {
      case KindLookup.Served(Kind kind) -> read(ref, kind);
      case KindLookup.NotServed _ -> Optional.empty();
      case KindLookup.Unknown(String why) ->
          throw new Unreadable("Cannot read " + ref + ": " + why);
    };
  }

  private Optional<HasMetadata> read(ObjectRef ref, Kind kind) throws Unreadable {
    ApiCalls calls = new ApiCalls(clusters.holding(ref.apiVersion()));
    return switch (calls.get(kind.path(ref))) {
      case ApiAnswer.Ok(ObjectNode body) -> Optional.of(toObject(body));
      case ApiAnswer.NotFound _ -> Optional.empty();
      case ApiAnswer.Conflict(String why) -> throw unreadable(ref, why);
      case ApiAnswer.Refused(_, String why) -> throw unreadable(ref, why);
      case ApiAnswer.Unavailable(String why) -> throw unreadable(ref, why);
    };
  }

  private static Unreadable unreadable(ObjectRef ref, String why) {
    return new Unreadable("Cannot read " + ref + ": " + why);
  }

  /** Canaries get their own class, all else stays as it came. */
  HasMetadata toObject(ObjectNode body) {
    boolean canary =
        body.path("kind").asText().equals(Canary.KIND)
            && body.path("apiVersion").asText().equals(Canary.API_VERSION);
    return canary
        ? clusters.local().getKubernetesSerialization().convertValue(body, Canary.class)
        : RawObject.of(body);
  }
}
