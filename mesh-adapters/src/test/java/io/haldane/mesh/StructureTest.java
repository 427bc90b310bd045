package io.haldane.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.IngressRouter;
import io.haldane.mesh.testing.Routers;
import io.haldane.testing.Adapter;
import io.haldane.testing.CoreLiterals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every adapter has all its parts, and nothing outside its folder names it. */
class StructureTest {
  private static final List<TrafficRouter> ROUTERS = Routers.all();

  /** Where the core may name a provider in a literal: the file, and the reason. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "ReferenceProviders.java", "what Flagger supports, so that messages can say so",
          "Settings.java", "the default of -mesh-provider, which is Flagger's",
          "HaldaneConfig.java", "the default of -mesh-provider, which is Flagger's",
          "Flags.java", "the default of -mesh-provider, which is Flagger's",
          "ServicePorts.java", "names of injected containers, whose ports are no ports of the app",
          "KnativeKind.java", "the folder of this kind of target, which has one provider");

  @Test
  void the_core_names_no_provider() throws IOException {
    assertThat(CoreLiterals.where(Path.of(".."), ALLOWED.keySet(), StructureTest::names))
        .as("ask the router, or the kind of target, instead of comparing with a name")
        .isEmpty();
  }

  @Test
  void a_name_in_a_literal_is_found() {
    assertThat(names("istio")).isTrue();
    assertThat(names("networking.istio.io/v1")).isTrue();
    assertThat(names("provider smi:v1alpha1")).isTrue();
    assertThat(names("deployment.kubernetes.io/revision")).isFalse();
    assertThat(names("small")).isFalse();
  }

  /** The name of Kubernetes is also that of a provider; only alone it is meant as one. */
  private static boolean names(String literal) {
    Set<String> families =
        ROUTERS.stream().map(router -> router.id().split(":", -1)[0]).collect(Collectors.toSet());
    return literal.equals("kubernetes")
        || Stream.of(literal.split("[^A-Za-z0-9]+", -1))
            .anyMatch(word -> families.contains(word) && !word.equals("kubernetes"));
  }

  @Test
  void every_adapter_has_a_page_golden_cases_and_the_contract() throws IOException {
    for (TrafficRouter router : ROUTERS) {
      assertThat(parts(Path.of(".."), router).missing()).as(router.id()).isEmpty();
    }
  }

  /** One has no route, and with Knative the revisions scale by themselves. */
  private static final Set<String> WITHOUT_THAT_CASE = Set.of("kubernetes", "knative");

  @Test
  void every_adapter_has_a_case_of_a_canary_without_pods() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/golden"))) {
      assertThat(folders)
          .filteredOn(folder -> !WITHOUT_THAT_CASE.contains(folder.getFileName().toString()))
          .isNotEmpty()
          .allSatisfy(folder ->
              assertThat(folder.toFile().list())
                  .anyMatch(name -> name.startsWith("a-canary-without-pods")));
    }
  }

  /** What belongs to a router, below the root of the repository. */
  static Adapter parts(Path root, TrafficRouter router) throws IOException {
    Path tests = root.resolve("mesh-adapters/src/test");
    return new Adapter(
        router.id(),
        root.resolve("docs/meshes").resolve(folder(router) + ".md"),
        golden(tests.resolve("resources/golden"), router),
        tests.resolve("java/io/haldane/mesh").resolve(folder(router)),
        router instanceof IngressRouter ? "IngressRouterContract" : "RouterContract");
  }

  /** Versions of one mesh may share their cases. */
  private static Path golden(Path root, TrafficRouter router) throws IOException {
    String family = router.id().split(":", -1)[0];
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(family))
          .findFirst()
          .orElse(root.resolve(family));
    }
  }

  private static String folder(TrafficRouter router) {
    String name = router.getClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  @Test
  void routers_agree_on_the_cluster_of_a_group() {
    Map<String, RoutedKind.Holder> holders = new HashMap<>();
    for (TrafficRouter router : ROUTERS) {
      for (RoutedKind kind : router.kinds()) {
        RoutedKind.Holder before = holders.putIfAbsent(kind.group(), kind.holder());
        assertThat(before).as("holder of %s", kind.group()).isIn(null, kind.holder());
      }
    }
  }

  /** A search reads nothing that the permissions of a chosen provider do not cover. */
  @Test
  void a_router_is_recognised_by_kinds_that_it_declares() {
    for (TrafficRouter router : ROUTERS) {
      assertThat(router.kinds()).as(router.id()).containsAll(router.recognition().routes());
    }
  }

  @Test
  void routers_agree_on_a_setting_of_one_name() {
    Map<String, RouterSetting> settings = new HashMap<>();
    for (TrafficRouter router : ROUTERS) {
      for (RouterSetting setting : router.settings()) {
        RouterSetting before = settings.putIfAbsent(setting.name(), setting);
        if (before != null) {
          assertThat(setting.byDefault()).as(setting.name()).isEqualTo(before.byDefault());
        }
      }
    }
  }
}
