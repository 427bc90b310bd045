package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.AffinityCookie;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whom a route is for: headers and query parameters. The path is that of the parent. */
final class Matchers {
  private Matchers() {}

  static ArrayNode of(List<AnalysisMatch> testers) {
    ArrayNode matchers = Json.array();
    for (AnalysisMatch match : testers) {
      ObjectNode matcher = matchers.addObject();
      Json.setUnlessEmpty(matcher, "headers", all(match.headers()));
      Json.setUnlessEmpty(matcher, "queryParameters", all(match.queryParams()));
    }
    return matchers;
  }

  static ArrayNode carriers(AffinityCookie cookie) {
    StringMatch carried = new StringMatch(null, null, null, cookie.pattern());
    return of(List.of(new AnalysisMatch(Map.of("Cookie", carried), Map.of(), Map.of())));
  }

  private static ArrayNode all(Map<String, StringMatch> wanted) {
    ArrayNode all = Json.array();
    new TreeMap<>(wanted).forEach((name, text) -> all.add(named(name, text)));
    return all;
  }

  /** Without a value, the name must be there. Expressions must match the whole value. */
  private static ObjectNode named(String name, StringMatch text) {
    ObjectNode condition = Json.object().put("name", name);
    if (Texts.isSet(text.exact())) {
      return condition.put("value", text.exact());
    }
    if (Texts.isSet(text.prefix())) {
      return condition
          .put("value", Re2.quote(Texts.orEmpty(text.prefix())) + ".*")
          .put("regex", true);
    }
    if (Texts.isSet(text.suffix())) {
      return condition
          .put("value", ".*" + Re2.quote(Texts.orEmpty(text.suffix())))
          .put("regex", true);
    }
    return Texts.isSet(text.regex())
        ? condition.put("value", text.regex()).put("regex", true)
        : condition;
  }
}
