package io.haldane.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.MetricProvider;
import io.haldane.testing.Adapter;
import io.haldane.testing.CoreLiterals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every provider has all its parts, and nothing outside its folder names it. */
class StructureTest {
  private static final Path ROOT = Path.of("..");

  private static final Set<String> TYPES =
      providers().map(MetricProvider::type).collect(Collectors.toUnmodifiableSet());

  /** Where the core may name a type in a literal: the file, and the reason. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "Backend.java", "builtin checks and inline queries are written in PromQL",
          "ReferenceTypes.java", "what Flagger supports, so that messages can say so",
          "Settings.java", "the host in the default of -metrics-server, which is Flagger's",
          "HaldaneConfig.java", "the host in the default of -metrics-server, which is Flagger's",
          "Flags.java", "the host in the default of -metrics-server, which is Flagger's");

  private static Stream<MetricProvider> providers() {
    return ServiceLoader.load(MetricProvider.class).stream().map(ServiceLoader.Provider::get);
  }

  /** What belongs to a provider of that class, below the root of the repository. */
  static Adapter parts(Path root, MetricProvider provider) {
    String name = provider.getClass().getPackageName();
    String folder = name.substring(name.lastIndexOf('.') + 1);
    Path tests = root.resolve("metric-providers/src/test");
    return new Adapter(
        provider.type(),
        root.resolve("docs/providers").resolve(folder + ".md"),
        tests.resolve("resources/golden").resolve(provider.type()),
        tests.resolve("java/io/haldane/metrics").resolve(folder),
        "ProviderContract");
  }

  @Test
  void every_provider_has_a_page_golden_cases_and_the_contract() throws IOException {
    for (MetricProvider provider : providers().toList()) {
      assertThat(parts(ROOT, provider).missing()).as(provider.type()).isEmpty();
    }
  }

  @Test
  void the_core_names_no_provider() throws IOException {
    assertThat(CoreLiterals.where(ROOT, ALLOWED.keySet(), StructureTest::names))
        .as("ask the provider what it declares instead of comparing with its type")
        .isEmpty();
  }

  @Test
  void where_the_core_may_name_one_it_does() throws IOException {
    List<String> named = CoreLiterals.where(ROOT, Set.of(), StructureTest::names);
    assertThat(ALLOWED.keySet())
        .allSatisfy(file -> assertThat(named).anyMatch(found -> found.contains("/" + file + ":")));
  }

  private static boolean names(String literal) {
    return Stream.of(literal.split("[^A-Za-z0-9]+", -1)).anyMatch(TYPES::contains);
  }
}
