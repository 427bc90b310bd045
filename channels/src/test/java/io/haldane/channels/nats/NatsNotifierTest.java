package io.haldane.channels.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import io.haldane.channels.nats.ScriptedNats.Published;
import io.haldane.webhooks.testing.Events;
import io.haldane.webhooks.testing.GoldenFiles;
import io.haldane.webhooks.testing.NotifierContract;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NatsNotifierTest extends NotifierContract {
  private final ScriptedNats server = new ScriptedNats();

  NatsNotifierTest() {
    super("nats");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected Channel channel() {
    return Publishing.channel(
        "nats://localhost:" + server.port(), Map.of("token", Publishing.TOKEN));
  }

  private Published published(ReleaseEvent event) {
    assertThat(notifier().send(channel(), event)).isEqualTo(new Delivery.Sent());
    return server.published().getLast();
  }

  @Test
  void what_is_sent_is_that_of_the_golden_files_byte_for_byte() throws IOException {
    GoldenFiles golden = new GoldenFiles(type(), "txt");
    for (Map.Entry<String, ReleaseEvent> event : Events.all().entrySet()) {
      Published sent = published(event.getValue());
      String headers = sent.headers().replace("\r", "");
      golden.check(
          "a-subject", event.getKey(), sent.subject() + "\n" + headers + sent.body() + "\n");
    }
    golden.checkThatAllAreRead();
  }

  @ParameterizedTest
  @EnumSource
  void an_event_of_any_kind_is_sent(EventKind kind) {
    ReleaseEvent event = Events.event(8, kind, Severity.INFO, "It did.", List.of());

    assertThat(published(event).body()).contains("io.haldane.release." + kind.text());
  }

  @Test
  void a_huge_event_is_sent_as_it_is_while_the_server_takes_it() {
    ReleaseEvent huge =
        Events.event(1, EventKind.STARTED, Severity.ERROR, "完成🚀".repeat(30_000), List.of());

    assertThat(published(huge).body()).contains("完成🚀完成🚀");
  }

  @Test
  void what_cdevents_has_no_words_for_is_not_sent() {
    Channel channel = Publishing.with(channel(), "format", "cdevents");

    assertThat(Publishing.send(channel)).isEqualTo(new Delivery.Sent());
    assertThat(server.published()).isEmpty();
  }

  @Test
  void a_token_and_a_login_are_sent_to_the_server() {
    String address = "nats://localhost:" + server.port();
    Map<String, String> login = Map.of("username", "me", "password", "hidden-pa55");
    Publishing.send(channel());
    Publishing.send(Publishing.channel(address, login));

    assertThat(server.logins().getFirst()).contains("\"auth_token\":\"" + Publishing.TOKEN + "\"");
    assertThat(server.logins().getLast()).contains("\"user\":\"me\"", "\"pass\":\"hidden-pa55\"");
  }
}
