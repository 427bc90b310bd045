package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Conditions on a request; all of them must hold. */
final class RouteMatches {
  private RouteMatches() {}

  static ObjectNode all() {
    return Json.object().put("pathPrefix", "/");
  }

  static ObjectNode of(AnalysisMatch match) {
    ObjectNode tree = Json.object();
    Json.setUnlessEmpty(tree, "header", headers(match.headers()));
    Json.setUnlessEmpty(tree, "queryParam", queryParams(match.queryParams()));
    return tree;
  }

  private static ArrayNode headers(Map<String, StringMatch> wanted) {
    ArrayNode trees = Json.array();
    new TreeMap<>(wanted)
        .forEach((name, text) -> {
          ObjectNode tree = trees.addObject().put("name", name);
          if (isSet(text.exact())) {
            tree.put("exact", text.exact());
          } else if (isSet(text.prefix())) {
            tree.put("prefix", text.prefix());
          } else if (isSet(text.suffix())) {
            tree.put("suffix", text.suffix());
          } else {
            expression(tree, given(text.regex()));
          }
        });
    return trees;
  }

  /** Query parameters are compared as a whole, or by an expression. */
  private static ArrayNode queryParams(Map<String, StringMatch> wanted) {
    ArrayNode trees = Json.array();
    new TreeMap<>(wanted)
        .forEach((name, text) -> {
          ObjectNode tree = trees.addObject().put("name", name);
          if (isSet(text.exact())) {
            tree.put("exact", text.exact());
          } else if (isSet(text.prefix())) {
            tree.put("regex", Re2.quote(given(text.prefix())) + ".*");
          } else if (isSet(text.suffix())) {
            tree.put("regex", ".*" + Re2.quote(given(text.suffix())));
          } else {
            expression(tree, given(text.regex()));
          }
        });
    return trees;
  }

  private static void expression(ObjectNode tree, String regex) {
    if (regex.isEmpty()) {
      tree.put("present", true);
    } else {
      tree.put("regex", regex);
    }
  }

  static boolean isSet(@Nullable String text) {
    return !given(text).isEmpty();
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}
