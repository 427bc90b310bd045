package io.haldane.mesh.f5nginx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.Texts;
import java.util.TreeMap;

/** Conditions on a request; all of them must hold. */
final class Conditions {
  private Conditions() {}

  static ArrayNode of(AnalysisMatch match) {
    ArrayNode conditions = Json.array();
    new TreeMap<>(match.headers())
        .forEach(
            (name, text) -> conditions.addObject().put("header", name).put("value", value(text)));
    new TreeMap<>(match.queryParams())
        .forEach(
            (name, text) -> conditions.addObject().put("argument", name).put("value", value(text)));
    return conditions;
  }

  /** A text is compared without regard to case; an expression begins with a tilde and is not. */
  private static String value(StringMatch text) {
    if (Texts.isSet(text.exact())) {
      return "~^" + Re2.quote(Texts.orEmpty(text.exact())) + "$";
    }
    if (Texts.isSet(text.prefix())) {
      return "~^" + Re2.quote(Texts.orEmpty(text.prefix()));
    }
    if (Texts.isSet(text.suffix())) {
      return "~" + Re2.quote(Texts.orEmpty(text.suffix())) + "$";
    }
    return Texts.isSet(text.regex()) ? "~^(?:" + text.regex() + ")$" : "~.";
  }
}
