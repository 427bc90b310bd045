package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Texts;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Conditions on a request; all of them must hold. */
final class RouteMatches {
  private RouteMatches() {}

  static ObjectNode http(HttpMatch match) {
    ObjectNode tree = Json.object();
    path(tree, match.uri());
    if (match.method() != null) {
      tree.put("method", match.method().exact());
    }
    Json.setUnlessEmpty(tree, "headers", conditions(match.headers()));
    Json.setUnlessEmpty(tree, "queryParameters", conditions(match.queryParams()));
    return tree;
  }

  /** gRPC has no paths; its metadata are headers. */
  static ObjectNode grpc(HttpMatch match) {
    ObjectNode tree = Json.object();
    Json.setUnlessEmpty(tree, "metadata", conditions(match.headers()));
    return tree;
  }

  private static void path(ObjectNode tree, @Nullable StringMatch uri) {
    if (uri != null && Texts.isSet(uri.exact())) {
      tree.putObject("path").put("exact", uri.exact());
    } else if (uri != null && Texts.isSet(uri.regex())) {
      tree.putObject("path").put("regex", uri.regex());
    } else {
      tree.put("prefix", uri != null && Texts.isSet(uri.prefix()) ? uri.prefix() : "/");
    }
  }

  /** A condition without any text asks only whether the header is there. */
  private static ArrayNode conditions(Map<String, StringMatch> wanted) {
    ArrayNode trees = Json.array();
    new TreeMap<>(wanted)
        .forEach((name, text) ->
            Json.setUnlessEmpty(trees.addObject().put("name", name), "match", text(text)));
    return trees;
  }

  private static ObjectNode text(StringMatch text) {
    ObjectNode tree = Json.object();
    if (Texts.isSet(text.exact())) {
      return tree.put("exact", text.exact());
    }
    if (Texts.isSet(text.prefix())) {
      return tree.put("prefix", text.prefix());
    }
    if (Texts.isSet(text.suffix())) {
      return tree.put("suffix", text.suffix());
    }
    return Texts.isSet(text.regex()) ? tree.put("regex", text.regex()) : tree;
  }
}
