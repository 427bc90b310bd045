package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.AffinityCookie;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    if (isSet(text.exact())) {
      return condition.put("value", text.exact());
    }
    if (isSet(text.prefix())) {
      return condition.put("value", Re2.quote(given(text.prefix())) + ".*").put("regex", true);
    }
    if (isSet(text.suffix())) {
      return condition.put("value", ".*" + Re2.quote(given(text.suffix()))).put("regex", true);
    }
    return isSet(text.regex())
        ? condition.put("value", text.regex()).put("regex", true)
        : condition;
  }

  private static boolean isSet(@Nullable String text) {
    return !given(text).isEmpty();
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}
