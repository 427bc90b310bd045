package io.haldane.mesh.kuma;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
    if (Texts.isSet(text.exact())) {
      return tree.put("type", "Exact").put("value", text.exact());
    }
    if (Texts.isSet(text.prefix())) {
      return tree.put("type", "Prefix").put("value", text.prefix());
    }
    return Texts.isSet(expression(text))
        ? tree.put("type", "RegularExpression").put("value", expression(text))
        : tree.put("type", "Present");
  }

  private static ArrayNode queryParams(Map<String, StringMatch> wanted) {
    ArrayNode trees = Json.array();
    new TreeMap<>(wanted)
        .forEach((name, text) -> {
          ObjectNode tree = trees.addObject().put("name", name);
          if (Texts.isSet(text.exact())) {
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
    if (Texts.isSet(text.prefix())) {
      return Re2.quote(Texts.orEmpty(text.prefix())) + ".*";
    }
    return Texts.isSet(text.suffix())
        ? ".*" + Re2.quote(Texts.orEmpty(text.suffix()))
        : Texts.orEmpty(text.regex());
  }
}
