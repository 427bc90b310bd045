package io.haldane.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** One canary's values, and short words for what a template becomes with them. */
final class Templates {
  static final TemplateValues VALUES =
      new TemplateValues(
          "podinfo",
          "test",
          "podinfo-workload",
          "podinfo-apex",
          "podinfo-ingress",
          "podinfo-route",
          "1m",
          Map.of("foo", "bar", "a-b", "dash", "empty", ""));

  private Templates() {}

  static Rendered render(String template) {
    return QueryTemplate.render(template, VALUES);
  }

  static String text(String template) {
    return switch (render(template)) {
      case Rendered.Text(String text) -> text;
      case Rendered.Bad(String why) -> throw new AssertionError(template + " is bad: " + why);
    };
  }

  static String why(String template) {
    return switch (render(template)) {
      case Rendered.Text(String text) -> throw new AssertionError(template + " gives " + text);
      case Rendered.Bad(String why) -> why;
    };
  }

  static void assertRenders(String template, String text) {
    assertThat(render(template)).as(template).isEqualTo(new Rendered.Text(text));
  }
}
