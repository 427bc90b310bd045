package io.haldane.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.ChangedBy;
import org.junit.jupiter.api.Test;

class TemplateChangeTest {
  private static final String TEMPLATE = "\"fieldsV1\": {\"f:spec\": {\"f:template\": {}}}";
  private static final String REPLICAS = "\"fieldsV1\": {\"f:spec\": {\"f:replicas\": {}}}";

  private static ObjectNode deployment(String... entries) {
    String json =
        """
        {"metadata": {"name": "till", "managedFields": [%s]}, "spec": {"template": {"spec": {}}}}
        """
            .formatted(String.join(",", entries));
    try {
      return (ObjectNode) new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static String entry(String manager, String time, String fields) {
    return "{\"manager\": \"%s\", \"operation\": \"Update\", \"time\": \"%s\", %s}"
        .formatted(manager, time, fields);
  }

  @Test
  void the_newest_write_of_the_template_counts_and_no_other() {
    ObjectNode deployment =
        deployment(
            entry("helm", "2026-03-01T10:00:00Z", TEMPLATE),
            entry("kubectl-edit", "2026-03-01T11:00:00Z", TEMPLATE),
            entry("haldane", "2026-03-01T12:00:00Z", REPLICAS),
            entry("kube", "2026-03-01T13:00:00Z", TEMPLATE + ", \"subresource\": \"status\""));

    assertThat(TemplateChange.last(deployment))
        .contains(new ChangedBy("kubectl-edit", "Update", "2026-03-01T11:00:00Z"));
  }

  @Test
  void what_is_kept_says_the_same_and_is_small() {
    ObjectNode deployment =
        deployment(
            entry("helm", "2026-03-01T10:00:00Z", TEMPLATE),
            entry("kubectl-edit", "2026-03-01T11:00:00Z", TEMPLATE));
    var before = TemplateChange.last(deployment);

    TemplateChange.keepLast(deployment);

    assertThat(TemplateChange.last(deployment)).isEqualTo(before).isPresent();
    assertThat(deployment.at("/metadata/managedFields")).hasSize(1);
    assertThat(deployment.at("/metadata/managedFields").toString())
        .hasSizeLessThan(120)
        .doesNotContain("fieldsV1");
  }

  @Test
  void what_is_broken_is_not_known() {
    assertThat(TemplateChange.last(deployment("1", "null", "{}", "[]", "{\"manager\": 7}")))
        .isEmpty();
    assertThat(TemplateChange.last(deployment(entry("x", "no time", TEMPLATE))))
        .contains(new ChangedBy("x", "Update", "no time"));
    String endless = "m".repeat(9999);
    assertThat(TemplateChange.last(deployment(entry(endless, endless, TEMPLATE))))
        .get()
        .satisfies(change -> assertThat(change.toString()).hasSizeLessThan(400));
  }

  @Test
  void an_object_without_a_template_keeps_nothing() {
    ObjectNode service = deployment(entry("helm", "2026-03-01T10:00:00Z", "\"fieldsV1\": {}"));
    service.remove("spec");

    TemplateChange.keepLast(service);

    assertThat(service.at("/metadata")).hasSize(1);
  }
}
