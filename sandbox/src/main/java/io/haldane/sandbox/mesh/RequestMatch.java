package io.haldane.sandbox.mesh;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of a rule's {@code match}: all its conditions must hold. Ports and gateways are not
 * looked at, because there is only one way in; the labels of a source are never known here, so a
 * match on them never holds.
 */
record RequestMatch(
    Optional<TextMatch> uri,
    Optional<TextMatch> method,
    Map<String, TextMatch> headers,
    Map<String, TextMatch> withoutHeaders,
    boolean sourceLabels) {

  static RequestMatch of(Tree tree) {
    return new RequestMatch(
        condition(tree, "uri"),
        condition(tree, "method"),
        conditions(tree.tree("headers")),
        conditions(tree.tree("withoutHeaders")),
        !tree.tree("sourceLabels").isEmpty());
  }

  boolean accepts(Message request) {
    return !sourceLabels
        && uri.map(match -> match.accepts(request.path())).orElse(true)
        && method.map(match -> match.accepts(request.method())).orElse(true)
        && headers.entrySet().stream().allMatch(each -> holds(request, each))
        && withoutHeaders.entrySet().stream().noneMatch(each -> holds(request, each));
  }

  private static boolean holds(Message request, Map.Entry<String, TextMatch> condition) {
    return request.hasHeader(condition.getKey())
        && condition.getValue().accepts(request.header(condition.getKey()));
  }

  private static Optional<TextMatch> condition(Tree tree, String name) {
    return tree.has(name) ? Optional.of(TextMatch.of(tree.tree(name))) : Optional.empty();
  }

  private static Map<String, TextMatch> conditions(Tree tree) {
    Map<String, TextMatch> conditions = new LinkedHashMap<>();
    tree.fields().keySet().forEach(name -> conditions.put(name, TextMatch.of(tree.tree(name))));
    return conditions;
  }
}
