package io.haldane.mesh.contour;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.Texts;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whom a route is for, in the words of an HTTPProxy: conditions that must all hold. */
final class MatchConditions {
  private MatchConditions() {}

  static ArrayNode of(HttpMatch match) {
    ArrayNode conditions = Json.array().add(path(match.uri()));
    new TreeMap<>(match.headers())
        .forEach((name, text) -> conditions.addObject().set("header", header(name, text)));
    new TreeMap<>(match.queryParams())
        .forEach((name, text) ->
            conditions.addObject().set("queryParameter", queryParameter(name, text)));
    return conditions;
  }

  /** Contour takes an expression only if it begins with a slash. */
  private static ObjectNode path(@Nullable StringMatch uri) {
    ObjectNode path = Json.object();
    if (uri == null) {
      return path.put("prefix", "/");
    }
    if (Texts.isSet(uri.exact())) {
      return path.put("exact", uri.exact());
    }
    if (Texts.isSet(uri.prefix())) {
      return path.put("prefix", uri.prefix());
    }
    if (Texts.isSet(uri.suffix())) {
      return path.put("regex", "/?.*" + Re2.quote(Texts.orEmpty(uri.suffix())));
    }
    return Texts.isSet(uri.regex()) ? path.put("regex", uri.regex()) : path.put("prefix", "/");
  }

  /** A header is compared as a whole or searched; beginnings and ends are expressions. */
  private static ObjectNode header(String name, StringMatch text) {
    ObjectNode header = Json.object().put("name", name);
    if (Texts.isSet(text.exact())) {
      return header.put("exact", text.exact());
    }
    if (Texts.isSet(text.prefix())) {
      return header.put("regex", Re2.quote(Texts.orEmpty(text.prefix())) + ".*");
    }
    if (Texts.isSet(text.suffix())) {
      return header.put("regex", ".*" + Re2.quote(Texts.orEmpty(text.suffix())));
    }
    return Texts.isSet(text.regex())
        ? header.put("regex", text.regex())
        : header.put("present", true);
  }

  private static ObjectNode queryParameter(String name, StringMatch text) {
    ObjectNode parameter = Json.object().put("name", name);
    if (Texts.isSet(text.exact())) {
      return parameter.put("exact", text.exact());
    }
    if (Texts.isSet(text.prefix())) {
      return parameter.put("prefix", text.prefix());
    }
    if (Texts.isSet(text.suffix())) {
      return parameter.put("suffix", text.suffix());
    }
    return Texts.isSet(text.regex())
        ? parameter.put("regex", text.regex())
        : parameter.put("present", true);
  }
}
