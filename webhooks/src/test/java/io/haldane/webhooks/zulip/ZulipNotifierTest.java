package io.haldane.webhooks.zulip;

import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.List;
import java.util.Map;

class ZulipNotifierTest extends HttpNotifierContract {
  ZulipNotifierTest() {
    super("zulip");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("stream", "releases");
  }

  @Override
  protected String accepted() {
    return "{\"result\":\"success\",\"id\":1}";
  }

  @Override
  protected List<String> refusals() {
    return List.of("{\"result\":\"error\",\"msg\":\"refused\"}");
  }

  @Override
  protected String contentType() {
    return "application/x-www-form-urlencoded";
  }
}
