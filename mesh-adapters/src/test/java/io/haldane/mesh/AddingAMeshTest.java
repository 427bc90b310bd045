package io.haldane.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.GoldenCase;
import io.haldane.mesh.testing.Routers;
import io.haldane.testing.Followed;
import io.haldane.testing.Guide;
import io.haldane.testing.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/adding-a-mesh.md is followed literally. */
class AddingAMeshTest {
  private static final String FOLDER = "mesh-adapters/src/main/java/io/haldane/mesh/acme";
  private static final String GOLDEN = "mesh-adapters/src/test/resources/golden";
  private static final String SERVICES =
      "mesh-adapters/src/main/resources/META-INF/services/io.haldane.api.routing.TrafficRouter";

  @TempDir private Path root;

  private static Guide guide() throws IOException {
    return Guide.read(Path.of("../docs/adding-a-mesh.md"));
  }

  @Test
  void who_follows_the_guide_has_a_router_that_keeps_the_contract() throws Exception {
    try (Followed followed = guide().follow(root)) {
      TestRun run = followed.run("io.haldane.mesh.acme.AcmeRouterTest");
      assertThat(run.failures()).isEmpty();
      assertThat(run.notRun()).isZero();
      assertThat(run.passed()).isGreaterThan(10);
      followed.here(() -> {
        List<Path> folders = GoldenFilesTest.folders(root.resolve(GOLDEN));
        assertThat(folders).isNotEmpty();
        folders.forEach(
            folder -> GoldenFilesTest.check(new GoldenCase(folder, "acme", new HashSet<>())));
        TrafficRouter acme = Routers.accepting("acme").getFirst();
        assertThat(StructureTest.parts(root, acme).missing()).isEmpty();
        return acme;
      });
    }
  }

  @Test
  void it_is_one_folder_of_under_150_lines_and_one_line_of_services() throws IOException {
    Guide guide = guide();
    assertThat(guide.lines(FOLDER)).isBetween(30L, 149L);
    assertThat(guide.lines("mesh-adapters/src/main/resources")).isEqualTo(1);
    assertThat(
            guide.outside(
                FOLDER,
                FOLDER.replace("/main/", "/test/"),
                SERVICES,
                GOLDEN + "/acme",
                "docs/meshes/acme.md"))
        .isEmpty();
  }
}
