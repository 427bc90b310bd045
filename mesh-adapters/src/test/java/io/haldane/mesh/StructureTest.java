package io.haldane.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.Routers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every adapter has all its parts, and nothing outside its folder names it. */
class StructureTest {
  private static final List<TrafficRouter> ROUTERS = Routers.all();
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

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
    List<String> found = new ArrayList<>();
    for (String module : List.of("api", "engine", "controller")) {
      for (Path file : sources(Path.of("..", module, "src", "main", "java"))) {
        if (!ALLOWED.containsKey(file.getFileName().toString())) {
          Matcher literal = LITERAL.matcher(withoutComments(Files.readString(file)));
          while (literal.find()) {
            if (names(literal.group(1))) {
              found.add(file + ": " + literal.group());
            }
          }
        }
      }
    }
    assertThat(found)
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

  private static String withoutComments(String source) {
    return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void every_adapter_has_a_page_in_the_docs() {
    for (TrafficRouter router : ROUTERS) {
      Path page = Path.of("..", "docs", "meshes", folder(router) + ".md");
      assertThat(page).as("the page of provider %s", router.id()).exists();
      assertThat(page).content().as("provider %s on its page", router.id()).contains(router.id());
    }
  }

  @Test
  void every_adapter_has_golden_cases_and_inherits_the_contract() throws IOException {
    for (TrafficRouter router : ROUTERS) {
      String family = router.id().split(":", -1)[0];
      try (Stream<Path> folders = Files.list(Path.of("src/test/resources/golden"))) {
        assertThat(folders)
            .as("golden cases of %s", router.id())
            .anyMatch(folder -> folder.getFileName().toString().startsWith(family));
      }
      Path folder = Path.of("src/test/java/io/haldane/mesh", folder(router));
      assertThat(sources(folder))
          .as("a test of %s that extends RouterContract", router.id())
          .anyMatch(StructureTest::inheritsTheContract);
    }
  }

  private static boolean inheritsTheContract(Path test) {
    try {
      return Files.readString(test).contains("extends RouterContract");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
