package io.haldane.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.decode.Json;
import io.haldane.api.metrics.ClusterApi;
import io.haldane.cli.exit.Failure;
import java.util.function.Supplier;

/** The API server with the user's own login, for metrics providers that are part of the cluster. */
public record LentCluster(Cluster cluster) implements ClusterApi {
  @Override
  public Answer get(String path) {
    return answer(() -> cluster.get(relative(path)));
  }

  @Override
  public Answer create(String path, String json) {
    return answer(() -> {
      try {
        return cluster.create(relative(path), Json.mapper().readTree(json));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("a provider creates what is no object", e);
      }
    });
  }

  @Override
  public Answer delete(String path) {
    return answer(() -> cluster.delete(relative(path)));
  }

  private static String relative(String path) {
    return path.replaceFirst("^/+", "");
  }

  private static Answer answer(Supplier<ObjectNode> call) {
    try {
      return new Answer.Found(call.get().toString());
    } catch (Failure failure) {
      String why = failure.line();
      return switch (failure.kind()) {
        case NOT_FOUND, NOT_SERVED -> new Answer.Missing(why);
        case UNAVAILABLE, EXPIRED -> new Answer.Unavailable(why);
        case USAGE, UNAUTHENTICATED, FORBIDDEN, REFUSED -> new Answer.Refused(why);
      };
    }
  }
}
