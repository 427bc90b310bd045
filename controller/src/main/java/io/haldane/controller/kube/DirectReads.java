package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.OwnObjects;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import java.util.Optional;

/** Reads past the caches: for Secrets of alerts, and where a cache is known to be behind. */
public final class DirectReads {
  private final Clusters clusters;
  private final Kinds kinds;

  DirectReads(Clusters clusters, Kinds kinds) {
    this.clusters = clusters;
    this.kinds = kinds;
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

  /** Our own kinds get their own classes, all else stays as it came. */
  static HasMetadata toObject(ObjectNode body) {
    BoundedTree.Read read = BoundedTree.read(body);
    if (!body.path("apiVersion").asText().equals(Canary.API_VERSION)) {
      return RawObject.of(read);
    }
    return switch (body.path("kind").asText()) {
      case Canary.KIND -> OwnObjects.canary(read);
      case MetricTemplate.KIND -> OwnObjects.template(read);
      case AlertProvider.KIND -> OwnObjects.alertProvider(read);
      default -> RawObject.of(read);
    };
  }
}
