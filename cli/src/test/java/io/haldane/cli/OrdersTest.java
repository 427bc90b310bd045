package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders are the annotations of docs/extensions.md. */
class OrdersTest extends WithCluster {
  @ParameterizedTest
  @CsvSource({"promote,checkout", "abort,checkout", "pause,checkout", "retry,cart"})
  void an_order_is_an_annotation_with_a_token_of_its_own(String verb, String canary) {
    Shell.Result result = cluster.shell().run(verb + " " + canary);

    assertThat(result.code()).isEqualTo(Exit.OK);
    assertThat(result.out()).contains("\"" + verb + "\" is given to " + canary + ".shop");
    assertThat(cluster.canary(canary).getMetadata().getAnnotations())
        .containsEntry("haldane.io/" + verb, Shell.NOW.toString());
  }

  @Test
  void an_order_that_makes_no_sense_is_not_sent() {
    Shell.Result result = cluster.shell().run("resume checkout");

    assertThat(result.code()).isEqualTo(Exit.USAGE);
    assertThat(result.err())
        .contains("checkout.shop is Progressing, so there is nothing to resume.")
        .contains("Possible now: promote, abort, pause.");
    assertThat(cluster.canary("checkout").getMetadata().getAnnotations()).isNullOrEmpty();
  }
}
