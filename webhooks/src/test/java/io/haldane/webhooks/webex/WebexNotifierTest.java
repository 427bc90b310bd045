package io.haldane.webhooks.webex;

import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.Map;

class WebexNotifierTest extends HttpNotifierContract {
  WebexNotifierTest() {
    super("webex");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("room", "R1");
  }

  @Override
  protected int mostBytes() {
    return 9000;
  }
}
