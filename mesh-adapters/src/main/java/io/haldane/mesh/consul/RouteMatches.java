package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.Texts;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Conditions on a request; all of them must hold. */
final class RouteMatches {
  private RouteMatches() {}

  static ObjectNode all() {
    return Json.object().put("pathPrefix", "/");
  }

  static ObjectNode of(AnalysisMatch match) {
    ObjectNode tree = Json.object();
    Json.setUnlessEmpty(tree, "header", all(match.headers(), RouteMatches::partOfHeader));
    Json.setUnlessEmpty(tree, "queryParam", all(match.queryParams(), RouteMatches::partOfQuery));
    return tree;
  }

  private static ArrayNode all(
      Map<String, StringMatch> wanted, BiConsumer<ObjectNode, StringMatch> part) {
    ArrayNode trees = Json.array();
    new TreeMap<>(wanted)
        .forEach((name, text) -> {
          ObjectNode tree = trees.addObject().put("name", name);
          if (Texts.isSet(text.exact())) {
            tree.put("exact", text.exact());
          } else if (Texts.isSet(text.prefix()) || Texts.isSet(text.suffix())) {
            part.accept(tree, text);
          } else if (Texts.isSet(text.regex())) {
            tree.put("regex", text.regex());
          } else {
            tree.put("present", true);
          }
        });
    return trees;
  }

  private static void partOfHeader(ObjectNode tree, StringMatch text) {
    if (Texts.isSet(text.prefix())) {
      tree.put("prefix", text.prefix());
    } else {
      tree.put("suffix", text.suffix());
    }
  }

  /** Query parameters are compared as a whole, or by an expression. */
  private static void partOfQuery(ObjectNode tree, StringMatch text) {
    tree.put(
        "regex",
        Texts.isSet(text.prefix())
            ? Re2.quote(Texts.orEmpty(text.prefix())) + ".*"
            : ".*" + Re2.quote(Texts.orEmpty(text.suffix())));
  }
}
