package io.haldane.view;

import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.StringMatch;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is sent to a canary, such as "header x-user is insider and query beta is there". */
final class MatchWords {
  private MatchWords() {}

  static String of(AnalysisMatch match) {
    return Stream.of(
            conditions("header", match.headers()),
            conditions("query", match.queryParams()),
            match.sourceLabels().entrySet().stream()
                .map(label -> "label " + label.getKey() + " is " + label.getValue()))
        .flatMap(each -> each)
        .collect(Collectors.joining(" and "));
  }

  private static Stream<String> conditions(String what, Map<String, StringMatch> matches) {
    return matches.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> what + " " + each.getKey() + " " + text(each.getValue()));
  }

  private static String text(StringMatch match) {
    if (match.exact() != null) {
      return "is " + match.exact();
    }
    if (match.prefix() != null) {
      return "starts with " + match.prefix();
    }
    if (match.suffix() != null) {
      return "ends with " + match.suffix();
    }
    return match.regex() == null ? "is there" : "matches " + match.regex();
  }
}
