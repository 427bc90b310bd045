package io.haldane.webhooks.mattermost;

import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.Map;

class MattermostNotifierTest extends HttpNotifierContract {
  MattermostNotifierTest() {
    super("mattermost");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("room", "releases", "username", "flagger");
  }
}
