package io.haldane.webhooks.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GitLabNotifierTest extends HttpNotifierContract {
  GitLabNotifierTest() {
    super("gitlab");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("project", "acme/shop");
  }

  @Override
  protected Map<String, Channel> channels() {
    Map<String, String> settings = Map.of("project", "acme/shop", "report", "deployment");
    Channel deployments = new Channel(type(), settings, channel().secrets());
    return Map.of("a-webhook", channel(), "a-deployment", deployments);
  }

  @Override
  protected String accepted() {
    return "{\"id\": 42}";
  }

  @Override
  protected Set<EventKind> silent() {
    return Set.of(EventKind.TERMINATED, EventKind.NOTICE);
  }

  @Test
  void a_rollback_is_a_failure_of_the_commit() {
    assertThatJson(sentBody(channel(), EventKind.ROLLED_BACK, Severity.ERROR))
        .isObject()
        .containsEntry("state", "failed");
    assertThat(SERVICE.getAllServeEvents().getFirst().getRequest().getUrl())
        .endsWith("/statuses/0123456789abcdef0123456789abcdef01234567");
  }

  @Test
  void without_a_commit_the_text_says_where_to_put_it() {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put("annotation", "acme.com/commit");

    assertThat(why(new Channel(type(), settings, channel().secrets())))
        .contains("needs a commit", "acme.com/commit");
  }

  @Test
  void a_state_that_the_commit_has_already_is_no_failure() {
    SERVICE.stubFor(
        any(anyUrl())
            .willReturn(jsonResponse("{\"message\":\"Cannot transition status via :run\"}", 400)));

    assertThat(send(channel())).isEqualTo(new Delivery.Sent());
  }
}
