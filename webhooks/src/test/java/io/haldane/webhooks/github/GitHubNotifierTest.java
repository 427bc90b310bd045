package io.haldane.webhooks.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.webhooks.testing.CommitContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GitHubNotifierTest extends CommitContract {
  GitHubNotifierTest() {
    super("github", "repository", "failure");
  }

  @Test
  void a_limit_in_a_403_passes() {
    answer(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}");

    assertThat(pause()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_repository_that_is_none_is_not_called() {
    assertThat(why(with("repository", "../x?"))).contains("OWNER/NAME");
  }
}
