package io.haldane.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.testing.GoldenCase;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder in {@code golden/<provider>}; {@code -Dgolden.update=true} writes what is rendered
 * now.
 */
class GoldenFilesTest {
  private static final Path ROOT = Path.of("src/test/resources/golden");
  private static final String NOTHING = "# Nothing is written.\n";

  @TestFactory
  Stream<DynamicTest> every_case_renders_as_it_is_written_down() throws IOException {
    Set<Path> read = new HashSet<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders(ROOT)) {
      Path named = ROOT.relativize(folder);
      GoldenCase golden = new GoldenCase(folder, named.getName(0).toString(), read);
      String sentence = named.toString().replace('-', ' ');
      tests.add(DynamicTest.dynamicTest(sentence, () -> check(golden)));
    }
    tests.add(DynamicTest.dynamicTest("every file is part of a case", () -> unread(read)));
    return tests.stream();
  }

  static void check(GoldenCase golden) {
    String rendered = render(golden);
    if (Boolean.getBoolean("golden.update")) {
      golden.update(rendered);
    }
    assertThat(rendered).isEqualTo(golden.rendered());
  }

  private static String render(GoldenCase golden) {
    RouteTarget target = golden.target();
    List<String> refusals = refusals(golden, target);
    if (!refusals.isEmpty()) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      refusals.forEach(document.putArray("refused")::add);
      return Yaml.text(List.of(document));
    }
    MemoryCluster cluster = new MemoryCluster(golden.live());
    Manifests manifests = manifests(golden, target, cluster.live());
    cluster.apply(manifests);
    settled(golden, target, cluster);
    List<ObjectNode> documents = new ArrayList<>();
    for (Manifest manifest : manifests.apply()) {
      cluster.find(manifest.ref()).ifPresent(documents::add);
    }
    manifests
        .delete()
        .forEach(ref ->
            documents.add(JsonNodeFactory.instance.objectNode().put("deleted", ref.toString())));
    return documents.isEmpty() ? NOTHING : Yaml.text(documents);
  }

  private static List<String> refusals(GoldenCase golden, RouteTarget target) {
    LiveObjects live = new MemoryCluster(golden.live()).live();
    List<String> refusals = golden.router().refusals(target, live);
    return refusals.isEmpty() && !golden.wanted().restore()
        ? golden.router().losses(target, live)
        : refusals;
  }

  private static Manifests manifests(GoldenCase golden, RouteTarget target, LiveObjects live) {
    return golden.wanted().restore()
        ? golden.router().restore(target, live)
        : golden.router().render(target, golden.wanted().traffic(), live);
  }

  /** A second look finds nothing to do, and reads what was asked for. */
  private static void settled(GoldenCase golden, RouteTarget target, MemoryCluster cluster) {
    assertThat(cluster.apply(manifests(golden, target, cluster.live()))).as("sent again").isEmpty();
    if (!golden.wanted().restore()) {
      TrafficRouter router = golden.router();
      Traffic wanted = golden.wanted().traffic();
      assertThat(router.losses(target, cluster.live())).as("taken over twice").isEmpty();
      assertThat(router.observe(target, cluster.live()))
          .isEqualTo(
              router.kinds().isEmpty()
                  ? new RouteState.NoRoute()
                  : new Routed(
                      new Traffic(wanted.canary(), wanted.mirrored(), null, matched(golden))));
    }
  }

  /** Where all requests are split there is nobody else to be read. */
  private static boolean matched(GoldenCase golden) {
    return golden.wanted().everybody()
        && HttpStrategy.of(golden.target().canary().getSpec().analysis()) == HttpStrategy.MATCHED;
  }

  private static void unread(Set<Path> read) throws IOException {
    List<Path> strays = files(ROOT).stream().filter(file -> !read.contains(file)).toList();
    assertThat(strays).as("files that no case reads").isEmpty();
  }

  static List<Path> folders(Path root) throws IOException {
    return files(root).stream()
        .filter(file -> file.endsWith("canary.yaml"))
        .map(Path::getParent)
        .sorted()
        .toList();
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
