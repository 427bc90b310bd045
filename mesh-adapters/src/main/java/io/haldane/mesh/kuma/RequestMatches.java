package io.haldane.mesh.kuma;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Conditions on a request. Kuma takes names of headers in lower case only. */
final class RequestMatches {
  private RequestMatches() {}

  static ArrayNode all() {
    ArrayNode matches = Json.array();
    matches.addObject().set("path", root());
    return matches;
  }

  static ArrayNode of(List<AnalysisMatch> testers) {
    ArrayNode matches = Json.array();
    for (AnalysisMatch match : testers) {
      ObjectNode tree = matches.addObject();
      tree.set("path", root());
      Json.setUnlessEmpty(tree, "headers", headers(match.headers()));
      Json.setUnlessEmpty(tree, "queryParams", queryParams(match.queryParams()));
    }
    return matches;
  }

  private static ObjectNode root() {
    return Json.object().put("type", "PathPrefix").put("value", "/");
  }

  private static ArrayNode headers(Map<String, StringMatch> wanted) {
    ArrayNode trees = Json.array();
    new TreeMap<>(wanted)
        .forEach((name, text) ->
            trees.add(header(Json.object().put("name", name.toLowerCase(Locale.ROOT)), text)));
    return trees;
  }

  private static ObjectNode header(ObjectNode tree, StringMatch text) {
    if (isSet(text.exact())) {
      return tree.put("type", "Exact").put("value", text.exact());
    }
    if (isSet(text.prefix())) {
      return tree.put("type", "Prefix").put("value", text.prefix());
    }
    return isSet(expression(text))
        ? tree.put("type", "RegularExpression").put("value", expression(text))
        : tree.put("type", "Present");
  }

  private static ArrayNode queryParams(Map<String, StringMatch> wanted) {
    ArrayNode trees = Json.array();
    new TreeMap<>(wanted)
        .forEach((name, text) -> {
          ObjectNode tree = trees.addObject().put("name", name);
          if (isSet(text.exact())) {
            tree.put("type", "Exact").put("value", text.exact());
          } else {
            String expression = expression(text);
            tree.put("type", "RegularExpression")
                .put("value", expression.isEmpty() ? ".*" : expression);
          }
        });
    return trees;
  }

  private static String expression(StringMatch text) {
    if (isSet(text.prefix())) {
      return Re2.quote(given(text.prefix())) + ".*";
    }
    return isSet(text.suffix()) ? ".*" + Re2.quote(given(text.suffix())) : given(text.regex());
  }

  private static boolean isSet(@Nullable String text) {
    return !given(text).isEmpty();
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}
