package io.haldane.webhooks.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Delivery;
import io.haldane.webhooks.testing.CommitContract;
import org.junit.jupiter.api.Test;

class GitLabNotifierTest extends CommitContract {
  GitLabNotifierTest() {
    super("gitlab", "project", "failed");
  }

  @Test
  void a_state_that_the_commit_has_already_is_no_failure() {
    answer(400, "{\"message\":\"Cannot transition status via :run\"}");

    assertThat(send(channel())).isEqualTo(new Delivery.Sent());
  }
}
