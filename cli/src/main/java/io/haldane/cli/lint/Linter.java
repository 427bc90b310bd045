package io.haldane.cli.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.Installation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks files as a whole: one object may be about another. */
public final class Linter {
  private final Documents documents = new Documents();
  private final Installation installation;

  public Linter(Installation installation) {
    this.installation = installation;
  }

  /**
   * What was found.
   *
   * @param checked objects of our kinds
   * @param skipped objects of other kinds
   */
  public record Report(List<Finding> findings, int checked, int skipped) {}

  /** Adds a file. */
  public void add(String file, String text) {
    documents.add(file, text);
  }

  public Report check() {
    List<Document> ours =
        documents.objects().stream()
            .filter(Document::isOurs)
            .filter(d -> Schemas.has(d.kind()))
            .toList();
    List<Finding> findings = new ArrayList<>(documents.faults());
    Map<Document, Canary> canaries = canaries(ours);
    CanaryRules rules = new CanaryRules(installation, templates(ours));
    for (Document document : ours) {
      Canary canary = canaries.get(document);
      List<Finding> own =
          canary != null
              ? rules.check(document, canary, rivals(canary, canaries))
              : document.kind().equals(MetricTemplate.KIND)
                  ? TemplateRules.check(document)
                  : List.of();
      findings.addAll(own);
      findings.addAll(beside(own, Schemas.check(document)));
    }
    return new Report(List.copyOf(findings), ours.size(), documents.objects().size() - ours.size());
  }

  /** The engine's words for a field are better than the schema's. */
  private static List<Finding> beside(List<Finding> own, List<Finding> schema) {
    Set<String> known = own.stream().map(Finding::path).collect(Collectors.toSet());
    return schema.stream().filter(finding -> !known.contains(finding.path())).toList();
  }

  private static Map<Document, Canary> canaries(List<Document> ours) {
    Map<Document, Canary> canaries = new LinkedHashMap<>();
    for (Document document : ours) {
      if (document.kind().equals(Canary.KIND)) {
        ObjectNode object = document.object().deepCopy();
        object.withObject("/metadata").put("namespace", document.namespace());
        canaries.put(document, Canaries.decoded(object));
      }
    }
    return canaries;
  }

  private static Map<ObjectRef, ObjectNode> templates(List<Document> ours) {
    Map<ObjectRef, ObjectNode> templates = new HashMap<>();
    for (Document document : ours) {
      if (document.kind().equals(MetricTemplate.KIND)) {
        String name = document.object().at("/metadata/name").asText();
        templates.put(
            new ObjectRef(Canary.API_VERSION, MetricTemplate.KIND, document.namespace(), name),
            document.object());
      }
    }
    return templates;
  }

  /** Canaries before it in the files that have the same target. */
  private static List<String> rivals(Canary canary, Map<Document, Canary> canaries) {
    List<String> rivals = new ArrayList<>();
    for (Canary other : canaries.values()) {
      if (other == canary) {
        break;
      }
      boolean same =
          other.getSpec().targetRef().equals(canary.getSpec().targetRef())
              && other.getMetadata().getNamespace().equals(canary.getMetadata().getNamespace());
      if (same && !canary.getSpec().targetRef().name().isEmpty()) {
        rivals.add(other.title());
      }
    }
    return rivals;
  }
}
