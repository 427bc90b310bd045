package io.haldane.channels.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real nats-server with JetStream, where it is on the PATH. */
class NatsServerTest {
  private static @Nullable RealNats server;
  private static @Nullable Connection admin;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    RealNats started =
        RealNats.start(
            directory,
            """
            jetstream: {store_dir: "%s"}
            authorization: {users: [
              {user: admin, password: admin-pa55}
              {user: releases, password: hidden-pa55}
              {user: narrow, password: hidden-pa55, permissions: {publish: "releases.>"}}
            ]}
            """
                .formatted(directory));
    server = started;
    admin =
        Nats.connect(
            Options.builder()
                .server(started.address())
                .userInfo("admin", "admin-pa55")
                .noReconnect()
                .build());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (admin != null) {
      admin.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static Connection admin() {
    return Objects.requireNonNull(admin, "the server runs");
  }

  private static Channel channel(String user, String password, String subject) {
    Channel channel =
        Publishing.channel(
            Objects.requireNonNull(server, "the server runs").address(),
            Map.of("username", user, "password", password));
    return Publishing.with(channel, "subject", subject);
  }

  @Test
  void a_stream_takes_an_event_once_that_is_sent_twice() throws Exception {
    JetStreamManagement streams = admin().jetStreamManagement();
    streams.addStream(StreamConfiguration.builder().name("KEPT").subjects("kept.>").build());
    Channel channel =
        Publishing.with(channel("releases", "hidden-pa55", "kept.x"), "jetstream", "always");

    assertThat(Publishing.send(channel)).isEqualTo(new Delivery.Sent());
    assertThat(Publishing.send(Publishing.with(channel, "jetstream", "auto")))
        .isEqualTo(new Delivery.Sent());

    assertThat(streams.getStreamInfo("KEPT").getStreamState().getMsgCount()).isEqualTo(1);
    assertThat(new String(streams.getMessage("KEPT", 1).getData(), StandardCharsets.UTF_8))
        .contains("\"id\":\"haldane/0f6e/podinfo.test/7\"");
  }

  @Test
  void without_a_stream_those_who_listen_get_it() throws Exception {
    Subscription listening = admin().subscribe("heard.>");
    admin().flush(Duration.ofSeconds(5));

    assertThat(Publishing.send(channel("releases", "hidden-pa55", "heard.{{canary}}")))
        .isEqualTo(new Delivery.Sent());

    Message message = listening.nextMessage(Duration.ofSeconds(5));
    assertThat(message.getSubject()).isEqualTo("heard.podinfo");
    assertThat(message.getHeaders().getFirst("Content-Type"))
        .isEqualTo("application/cloudevents+json");
  }

  @Test
  void always_without_a_stream_is_refused() {
    Channel channel =
        Publishing.with(channel("releases", "hidden-pa55", "nowhere.x"), "jetstream", "always");

    assertThat(Publishing.notSent(channel).why()).contains("no stream", "nowhere.x");
  }

  @Test
  void a_user_without_permission_and_a_wrong_password_are_told() {
    Channel forbidden =
        Publishing.with(channel("narrow", "hidden-pa55", "other.x"), "jetstream", "never");

    assertThat(Publishing.notSent(forbidden).why())
        .contains("Permissions Violation")
        .doesNotContain("hidden-pa55");
    assertThat(Publishing.notSent(channel("releases", "wrong-pa55", "heard.x")).why())
        .contains("Authorization Violation")
        .doesNotContain("wrong-pa55");
  }

  @Test
  void a_user_who_may_not_ask_for_streams_still_publishes() {
    assertThat(Publishing.send(channel("narrow", "hidden-pa55", "releases.x")))
        .isEqualTo(new Delivery.Sent());
  }
}
