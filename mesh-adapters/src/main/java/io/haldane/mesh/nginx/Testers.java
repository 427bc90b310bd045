package io.haldane.mesh.nginx;

import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.AffinityCookie;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who meets the canary whatever its weight: one header or one cookie, as annotations without their
 * prefix. A cookie counts by its name alone, and sends to the canary when its value is {@code
 * always}.
 */
final class Testers {
  private static final String HEADER = "canary-by-header";
  private static final String VALUE = "canary-by-header-value";
  private static final String PATTERN = "canary-by-header-pattern";
  private static final String COOKIE = "canary-by-cookie";
  static final List<String> NAMES = List.of(HEADER, VALUE, PATTERN, COOKIE);

  private Testers() {}

  static Map<String, String> of(Analysis analysis) {
    Map<String, String> annotations = new TreeMap<>();
    for (AnalysisMatch entry : analysis.match()) {
      entry
          .headers()
          .forEach((name, text) -> {
            if (AffinityCookie.isCookieHeader(name)) {
              annotations.put(COOKIE, Texts.orEmpty(text.exact()));
            } else {
              annotations.put(HEADER, name);
              header(annotations, text);
            }
          });
    }
    return annotations;
  }

  /** A pattern is searched in the header, so beginnings and ends need anchors. */
  private static void header(Map<String, String> annotations, StringMatch text) {
    if (Texts.isSet(text.exact())) {
      annotations.put(VALUE, Texts.orEmpty(text.exact()));
    } else if (Texts.isSet(text.regex())) {
      annotations.put(PATTERN, Texts.orEmpty(text.regex()));
    } else if (Texts.isSet(text.prefix())) {
      annotations.put(PATTERN, "^" + Re2.quote(Texts.orEmpty(text.prefix())));
    } else if (Texts.isSet(text.suffix())) {
      annotations.put(PATTERN, Re2.quote(Texts.orEmpty(text.suffix())) + "$");
    } else {
      annotations.put(PATTERN, ".*");
    }
  }
}
