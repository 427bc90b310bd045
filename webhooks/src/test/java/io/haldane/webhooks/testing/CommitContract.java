package io.haldane.webhooks.testing;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every channel keeps that reports on the commit which is released. */
public abstract class CommitContract extends HttpNotifierContract {
  private final String repository;
  private final String failure;

  /**
   * @param repository the setting that names it
   * @param failure the state of a commit whose release failed
   */
  protected CommitContract(String type, String repository, String failure) {
    super(type);
    this.repository = repository;
    this.failure = failure;
  }

  @Override
  protected final Map<String, String> settings() {
    return Map.of(repository, "acme/shop");
  }

  @Override
  protected final Map<String, Channel> channels() {
    return Map.of("a-webhook", channel(), "a-deployment", with("report", "deployment"));
  }

  @Override
  protected final String accepted() {
    return "{\"id\": 42}";
  }

  @Override
  protected final Set<EventKind> silent() {
    return Set.of(EventKind.TERMINATED, EventKind.NOTICE);
  }

  protected final Channel with(String setting, String value) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put(setting, value);
    return new Channel(type(), settings, channel().secrets());
  }

  @Test
  void a_rollback_is_a_failure_of_the_commit() {
    assertThatJson(sentBody(channel(), EventKind.ROLLED_BACK, Severity.ERROR))
        .isObject()
        .containsEntry("state", failure);
    assertThat(SERVICE.getAllServeEvents().getFirst().getRequest().getUrl())
        .endsWith("/statuses/0123456789abcdef0123456789abcdef01234567");
  }

  @Test
  void without_a_commit_the_text_says_where_to_put_it() {
    assertThat(why(with("annotation", "acme.com/commit")))
        .contains("needs a commit", "acme.com/commit");
  }
}
