package io.haldane.template;

import static io.haldane.template.Templates.assertRenders;
import static io.haldane.template.Templates.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Constructs that stand in public manifests, right and wrong. */
class WildTemplateTest {
  @Test
  void arguments_of_argo_rollouts_are_named_as_undefined_and_translated() {
    assertThat(why("sum(rate(x{app=\"{{ args.name }}\"}[1m]))"))
        .isEqualTo(
            "line 1, column 20: function \"args\" not defined;"
                + " arguments are templateVariables of the metric here: {{ variables.foo }}");
    assertThat(why("{{args.service-name}}")).contains("bad character '-' after .service");
  }

  @Test
  void a_field_of_the_dot_has_no_data_and_the_function_is_named_instead() {
    assertThat(why("rate(x[{{ .Interval }}])"))
        .isEqualTo(
            "line 1, column 11: nil data; no entry for key \"Interval\"; write {{ interval }}");
    assertThat(why("{{ .Values.threshold }}")).contains("a query template has no data");
    assertThat(why("{{ .Release.Name }}")).contains("no entry for key \"Release\"");
  }

  @Test
  void escapes_left_over_from_helm_give_literal_braces() {
    assertRenders("{{ `{{` }} target {{ `}}` }}", "{{ target }}");
    assertRenders("{{ \"{{\" }} args.name {{ \"}}\" }}", "{{ args.name }}");
  }

  @Test
  void helm_functions_are_named_as_undefined() {
    assertThat(why("{{ include \"labels\" . | nindent 4 }}"))
        .contains("function \"include\" not defined");
    assertThat(why("{{ variables.foo | default \"x\" }}"))
        .contains("function \"default\" not defined");
  }

  @Test
  void a_printf_of_several_values_joins_them() {
    assertRenders(
        "{{ printf \"%s__%s__%s\" namespace ingress service }}",
        "test__podinfo-ingress__podinfo-apex");
  }

  @Test
  void a_trailing_brace_of_the_query_language_is_no_action() {
    assertRenders("{namespace=~\"{{ namespace }}\"}", "{namespace=~\"test\"}");
    assertRenders("avg:x{service:{{ target }}}", "avg:x{service:podinfo-workload}");
  }

  @Test
  void a_template_without_actions_stays_as_it_is() {
    assertRenders("  vector( 1 )\n", "  vector( 1 )\n");
  }
}
