package io.haldane.controller.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Fabric8's API server in memory, with merge patches as RFC 7386 has them: arrays are replaced,
 * nulls remove, and a stale resourceVersion is refused for a status too.
 */
final class FaithfulDispatcher extends KubernetesCrudDispatcher {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> faults = new ConcurrentHashMap<>();

  private volatile List<String> served = List.of();

  /** What the discovery of API groups lists. */
  void serve(List<String> groupVersions) {
    served = List.copyOf(groupVersions);
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  ApiServer.Fault fail(String start, int code) {
    faults.put(start, code);
    return () -> faults.remove(start);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String line = request.getMethod() + " " + request.getPath();
    requests.add(line);
    for (Map.Entry<String, Integer> fault : faults.entrySet()) {
      if (line.startsWith(fault.getKey())) {
        return status(fault.getValue(), "failing on demand");
      }
    }
    return line.equals("GET /apis") ? groups() : super.dispatch(request);
  }

  private MockResponse groups() {
    ObjectNode list = JSON.createObjectNode();
    for (String version : served) {
      list.withArray("groups")
          .addObject()
          .withArray("versions")
          .addObject()
          .put("groupVersion", version);
    }
    return new MockResponse().setResponseCode(200).setBody(list.toString());
  }

  @Override
  public MockResponse handlePatch(RecordedRequest request) {
    if (!String.valueOf(request.getHeader("Content-Type")).contains("merge-patch")) {
      return super.handlePatch(request);
    }
    String path = request.getPath().replaceFirst("\\?.*", "");
    MockResponse found = handleGet(path.replaceFirst("/status$", ""));
    if (found.code() != 200) {
      return found;
    }
    try {
      return patch(request, path, found);
    } catch (JsonProcessingException e) {
      return status(400, String.valueOf(e.getMessage()));
    }
  }

  private MockResponse patch(RecordedRequest request, String path, MockResponse found)
      throws JsonProcessingException {
    ObjectNode live = (ObjectNode) JSON.readTree(found.getBody().readUtf8());
    JsonNode patch = JSON.readTree(request.getUtf8Body());
    String wanted = patch.path("metadata").path("resourceVersion").asText();
    String actual = live.path("metadata").path("resourceVersion").asText();
    if (!wanted.isEmpty() && !wanted.equals(actual)) {
      return status(409, "the object has been modified");
    }
    merge(live, patch);
    Buffer body = new Buffer(live.toString().getBytes(StandardCharsets.UTF_8));
    return handleUpdate(
        new RecordedRequest("HTTP/1.1", HttpMethod.PUT, path, request.getHeaders(), body));
  }

  private static void merge(ObjectNode live, JsonNode patch) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      if (field.getValue().isNull()) {
        live.remove(field.getKey());
      } else if (field.getValue().isObject() && live.path(field.getKey()).isObject()) {
        merge((ObjectNode) live.path(field.getKey()), field.getValue());
      } else {
        live.set(field.getKey(), field.getValue());
      }
    }
  }

  private static MockResponse status(int code, String message) {
    ObjectNode body = JSON.createObjectNode().put("kind", "Status").put("code", code);
    return new MockResponse()
        .setResponseCode(code)
        .setBody(body.put("message", message).toString());
  }
}
