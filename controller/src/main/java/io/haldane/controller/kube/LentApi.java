package io.haldane.controller.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.decode.Json;
import io.haldane.api.metrics.ClusterApi;

/** The API of the cluster of the workloads, for metrics providers that are part of it. */
public final class LentApi implements ClusterApi {
  private final ApiCalls calls;

  public LentApi(Clusters clusters) {
    calls = new ApiCalls(clusters.local());
  }

  @Override
  public Answer get(String path) {
    return answer(calls.get(relative(path)));
  }

  @Override
  public Answer create(String path, String json) {
    JsonNode object;
    try {
      object = Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a provider creates what is no object", e);
    }
    return answer(calls.create(relative(path), object));
  }

  @Override
  public Answer delete(String path) {
    return answer(calls.delete(relative(path)));
  }

  private static String relative(String path) {
    return path.replaceFirst("^/+", "");
  }

  private static Answer answer(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Ok(var body) -> new Answer.Found(body.toString());
      case ApiAnswer.NotFound(String why) -> new Answer.Missing(why);
      case ApiAnswer.Conflict(String why) -> new Answer.Refused(why);
      case ApiAnswer.Refused(_, String why) -> new Answer.Refused(why);
      case ApiAnswer.Unavailable(String why) -> new Answer.Unavailable(why);
    };
  }
}
