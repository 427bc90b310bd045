package io.haldane.mesh.traefik;

import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The conditions of the analysis in the rule language of Traefik 3, or of Traefik 2. */
record RuleText(boolean old) {

  /** The user's rule for those whom the analysis matches. */
  String of(String rule, List<AnalysisMatch> testers) {
    String any =
        testers.stream()
            .map(match -> "(" + String.join(" && ", all(match)) + ")")
            .collect(Collectors.joining(" || "));
    return "(" + rule + ") && (" + any + ")";
  }

  private List<String> all(AnalysisMatch match) {
    List<String> conditions = new ArrayList<>();
    for (Map.Entry<String, StringMatch> header : new TreeMap<>(match.headers()).entrySet()) {
      conditions.add(condition("Header", header.getKey(), header.getValue()));
    }
    for (Map.Entry<String, StringMatch> query : new TreeMap<>(match.queryParams()).entrySet()) {
      conditions.add(
          old
              ? oldQuery(query.getKey(), query.getValue())
              : condition("Query", query.getKey(), query.getValue()));
    }
    return conditions;
  }

  private String condition(String function, String name, StringMatch text) {
    String named = old ? function + "s" : function;
    return Texts.isSet(text.exact())
        ? "%s(%s, %s)".formatted(named, quoted(name), quoted(Texts.orEmpty(text.exact())))
        : "%sRegexp(%s, %s)".formatted(named, quoted(name), quoted(expression(text)));
  }

  /** Refusals see to it that it is exact. */
  private static String oldQuery(String name, StringMatch text) {
    return "Query(%s)".formatted(quoted(name + "=" + Texts.orEmpty(text.exact())));
  }

  /** Traefik searches for an expression anywhere in the text; ours mean all of it. */
  private static String expression(StringMatch text) {
    if (Texts.isSet(text.prefix())) {
      return "^" + Re2.quote(Texts.orEmpty(text.prefix()));
    }
    if (Texts.isSet(text.suffix())) {
      return Re2.quote(Texts.orEmpty(text.suffix())) + "$";
    }
    return Texts.isSet(text.regex()) ? "^(?:" + text.regex() + ")$" : ".*";
  }

  private static String quoted(String text) {
    return text.contains("`")
        ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
        : "`" + text + "`";
  }
}
