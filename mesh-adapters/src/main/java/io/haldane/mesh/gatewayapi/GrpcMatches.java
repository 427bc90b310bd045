package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on a gRPC call. On the wire a call is a request to {@code /package.Service/Method}, so
 * a path of the canary says which calls are meant.
 */
final class GrpcMatches {
  private static final Pattern METHOD =
      Pattern.compile("/([A-Za-z_][A-Za-z_0-9.]*)/([A-Za-z_][A-Za-z_0-9]*)");
  private static final Pattern SERVICE = Pattern.compile("/([A-Za-z_][A-Za-z_0-9.]*)/");

  private GrpcMatches() {}

  /** Nothing when one of them is met by every call, as a rule without conditions is. */
  static ArrayNode trees(List<HttpMatch> matches) {
    ArrayNode trees = Json.array();
    for (HttpMatch match : matches) {
      ObjectNode tree = tree(match);
      if (tree.isEmpty()) {
        return Json.array();
      }
      trees.add(tree);
    }
    return trees;
  }

  private static ObjectNode tree(HttpMatch match) {
    ObjectNode tree = Json.object();
    Json.setUnlessEmpty(tree, "method", method(match.uri()));
    Json.setUnlessEmpty(tree, "headers", HttpMatches.named(match.headers()));
    return tree;
  }

  private static ObjectNode method(@Nullable StringMatch uri) {
    ObjectNode method = Json.object();
    if (uri == null || isEveryCall(uri)) {
      return method;
    }
    Matcher call = METHOD.matcher(String.valueOf(uri.exact()));
    if (call.matches()) {
      return method.put("type", "Exact").put("service", call.group(1)).put("method", call.group(2));
    }
    Matcher service = SERVICE.matcher(String.valueOf(uri.prefix()));
    return service.matches()
        ? method.put("type", "Exact").put("service", service.group(1))
        : method;
  }

  /** Whether the path is that of a method, of a service, or of everything. */
  static boolean isCall(StringMatch uri) {
    return isEveryCall(uri) || !method(uri).isEmpty();
  }

  private static boolean isEveryCall(StringMatch uri) {
    return uri.exact() == null && uri.regex() == null && "/".equals(uri.prefix());
  }
}
