package io.haldane.e2e.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A shell script that releases by the exit codes of {@code status --wait}. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class RolesPipelineTest {

  @Test
  void a_pipeline_goes_on_after_a_promotion_and_stops_after_a_rollback(Cluster cluster)
      throws IOException {
    assumeTrue(Tools.has("kubectl"), "kubectl is not on the PATH");
    try (Scene scene = Scene.set(cluster, "roles-pipeline")) {
      Path script = Files.createTempFile("pipeline", ".sh");
      Files.writeString(script, Texts.read("pipeline.sh"));

      Shell.Result good = release(scene, script, "6.0.1");
      assertThat(good.code()).as(good.toString()).isZero();
      assertThat(good.out()).contains("6.0.1 is promoted, the next stage begins");
      assertThat(scene.journey().tag("podinfo-primary")).isEqualTo("6.0.1");

      scene.outside().condemn(scene.journey().namespace());
      Shell.Result bad = release(scene, script, "6.0.2");
      assertThat(bad.code()).as(bad.toString()).isEqualTo(1);
      assertThat(bad.out()).contains("6.0.2 is rolled back, the pipeline stops");
      assertThat(scene.journey().tag("podinfo-primary")).isEqualTo("6.0.1");
      Files.delete(script);
    }
  }

  private static Shell.Result release(Scene scene, Path script, String version) {
    Shell.Result result =
        scene.shellOf(scene.people().editor()).run(List.of(script.toString(), version));
    Shots.append(
        scene.shots(),
        "pipeline.txt",
        "$ ./pipeline.sh %s\n%s%s[%d]\n\n"
            .formatted(version, result.out(), result.err(), result.code()));
    return result;
  }
}
