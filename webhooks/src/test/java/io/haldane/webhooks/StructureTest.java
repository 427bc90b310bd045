package io.haldane.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.webhooks.testing.ChannelStructure;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StructureTest extends ChannelStructure {
  private static final Map<String, String> ALLOWED =
      Map.of(
          "Flags.java", "the -slack-* and -msteams-* flags are Flagger's",
          "GlobalChannel.java", "these flags choose the channel of the installation");

  StructureTest() {
    super("io.haldane.webhooks", ALLOWED);
  }

  @Test
  void a_name_in_a_literal_is_found() throws IOException {
    assertThat(names("slack")).isTrue();
    assertThat(names("the Slack channel")).isTrue();
    assertThat(names("slackness")).isFalse();
    assertThat(named(Set.of()))
        .as("the places where flags name channels")
        .allMatch(found -> ALLOWED.keySet().stream().anyMatch(found::contains))
        .isNotEmpty();
  }
}
