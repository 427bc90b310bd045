package io.haldane.cli.lint;

import io.haldane.api.Fault;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.OwnObjects;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.template.QueryTemplate;
import io.haldane.template.Rendered;
import io.haldane.template.TemplateValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The query of a MetricTemplate, rendered for a canary that sets all of its variables. */
final class TemplateRules {
  private static final Pattern VARIABLE =
      Pattern.compile("variables\\.([A-Za-z0-9_]+)|index\\s+\\(?variables\\)?\\s+\"([^\"]+)\"");

  private TemplateRules() {}

  static List<Finding> check(Document document) {
    MetricTemplate template = OwnObjects.template(BoundedTree.read(document.object().deepCopy()));
    List<Finding> findings = new ArrayList<>();
    for (Fault fault : template.faults()) {
      findings.add(Finding.in(document, fault.path(), fault.why()));
    }
    if (findings.isEmpty()) {
      String query = template.getSpec().query();
      if (query.isBlank()) {
        findings.add(Finding.in(document, "spec.query", "is empty"));
      } else if (render(query) instanceof Rendered.Bad(String why)) {
        findings.add(Finding.in(document, "spec.query", why));
      }
    }
    return findings;
  }

  private static Rendered render(String query) {
    Map<String, String> variables = new HashMap<>();
    Matcher matcher = VARIABLE.matcher(query);
    while (matcher.find()) {
      variables.put(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), "value");
    }
    return QueryTemplate.render(
        query,
        new TemplateValues("name", "namespace", "name", "name", "name", "name", "1m", variables));
  }
}
