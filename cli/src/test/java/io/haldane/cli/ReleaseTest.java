package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A script's view of releases that a real controller makes in the sandbox. */
class ReleaseTest {
  private static Release release;

  @BeforeAll
  static void start() throws Exception {
    release = new Release();
    assertThat(release.run("status podinfo --wait --timeout 2m").code()).isEqualTo(Exit.OK);
  }

  @AfterAll
  static void stop() {
    release.close();
  }

  @Test
  void a_good_version_is_promoted_and_a_bad_one_rolled_back() throws Exception {
    release.apply("2", Map.of());
    Shell.Result promoted = release.run("status podinfo --wait --timeout 2m");
    assertThat(promoted.out())
        .contains("Progressing 20 %", "Progressing 40 %", "Progressing 60 %")
        .contains("Promoted: the primary runs the new version.");
    assertThat(promoted.code()).isEqualTo(Exit.OK);

    release.apply("3", Map.of("ERROR_RATE", "0.5"));
    Shell.Result failed = release.run("status podinfo --wait --timeout 2m");
    assertThat(failed.out()).contains("Rolled back.").contains("request-success-rate");
    assertThat(failed.code()).isEqualTo(Exit.NOT_OK);
    assertThat(release.run("explain podinfo").out())
        .contains("Rolled back.")
        .contains("istio_requests_total")
        .contains("haldane retry podinfo -n shop");

    Shell.Result aborted = orders();
    assertThat(aborted.code()).isEqualTo(Exit.OK);
  }

  private static Shell.Result orders() throws Exception {
    release.apply("4", Map.of());
    release.await("Progressing", "status podinfo");
    assertThat(release.run("pause podinfo --wait --timeout 1m").out()).contains("Paused");
    assertThat(release.run("status podinfo --wait --timeout 1m").code()).isEqualTo(Exit.HELD);
    assertThat(release.run("resume podinfo --wait --timeout 1m").out()).contains("Resumed.");
    Shell.Result aborted = release.run("abort podinfo --wait --timeout 1m");
    assertThat(aborted.out()).contains("aborted the run");
    return aborted;
  }
}
