package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.GoDuration;
import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.ClusterPermission;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.ReferenceTypes;
import io.haldane.testing.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lists of metrics providers follow what these declare; {@code -Dgolden.update=true} rewrites them.
 */
@Tag("generated")
class MetricProvidersTest {
  private static final Path TABLE = Path.of("../docs/providers/README.md");
  private static final Path RULES = Path.of("haldane/templates/_rules.tpl");
  private static final Path OVERLAY =
      Path.of("src/main/resources/io/haldane/crd/metrictemplates-overlay.yaml");

  private static final List<MetricProvider> PROVIDERS =
      ServiceLoader.load(MetricProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(MetricProvider::type))
          .toList();

  private static SortedSet<String> types() {
    return PROVIDERS.stream()
        .map(MetricProvider::type)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void templates_may_name_every_type_and_those_of_flagger() throws IOException {
    SortedSet<String> all = types();
    all.addAll(ReferenceTypes.all());
    Section.of(
            OVERLAY,
            "  spec.provider.type:\n    description: Kind of the backend.\n    enum:\n",
            "  spec.provider.address")
        .is(all.stream().map("    - %s\n"::formatted).collect(Collectors.joining()));
  }

  @Test
  void the_docs_say_what_each_provider_needs() throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            | Type | Backend | Address | Secret | Delay | Several series | Counters | Run against |
            |---|---|---|---|---|---|---|---|
            """);
    for (MetricProvider provider : PROVIDERS) {
      table.append(row(provider, provider.capabilities()));
    }
    Section.of(TABLE, "<!-- generated -->\n", "<!-- end -->").is(table.toString());
  }

  @Test
  void the_chart_grants_what_providers_need_in_the_cluster() throws IOException {
    String lines =
        PROVIDERS.stream()
            .filter(provider -> !provider.permissions().isEmpty())
            .map(provider ->
                provider.permissions().stream()
                    .map(MetricProvidersTest::rule)
                    .collect(Collectors.joining(", ", provider.type() + ": [", "]\n")))
            .collect(Collectors.joining());
    Section.of(RULES, "{{- define \"haldane.metricPermissions\" -}}\n", "{{- end -}}").is(lines);
  }

  private static String rule(ClusterPermission permission) {
    return "{group: %s, resources: [%s], verbs: [%s]}"
        .formatted(
            permission.group(),
            permission.resources().stream()
                .map(each -> each.equals("*") ? "\"*\"" : each)
                .collect(Collectors.joining(", ")),
            String.join(", ", permission.verbs()));
  }

  @Test
  void the_readme_names_every_backend() throws IOException {
    String names =
        PROVIDERS.stream()
            .map(provider -> provider.capabilities().name())
            .collect(Collectors.joining(", "));
    Section.of(Path.of("../README.md"), "PromQL inline, MetricTemplates for ", ", hooks and gates")
        .is(names);
  }

  private static String row(MetricProvider provider, MetricCapabilities about) {
    String folder = provider.getClass().getPackageName();
    return "| [`%s`](%s.md) | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            provider.type(),
            folder.substring(folder.lastIndexOf('.') + 1),
            about.name(),
            address(about.address()),
            secret(about.credentials()),
            about.freshness().delay().isZero()
                ? "none"
                : GoDuration.format(about.freshness().delay()),
            about.severalSeries() ? "refused" : "impossible",
            about.counters() ? "yes" : "no",
            RunAgainst.of(provider.type(), provider.getClass()));
  }

  private static String address(AddressNeed need) {
    return switch (need) {
      case AddressNeed.Required() -> "required";
      case AddressNeed.Default(String address) -> "`" + address + "`";
      case AddressNeed.None() -> "none";
    };
  }

  private static String secret(Credentials credentials) {
    String keys =
        credentials.alternatives().stream()
            .map(each -> each.stream().map("`%s`"::formatted).collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(", or "));
    return keys.isEmpty() ? "none" : keys + (credentials.required() ? "" : "; optional");
  }

  @Test
  void every_type_of_flagger_is_supported() {
    assertThat(types()).containsAll(ReferenceTypes.all());
  }
}
