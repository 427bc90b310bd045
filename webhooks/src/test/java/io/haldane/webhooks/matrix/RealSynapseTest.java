package io.haldane.webhooks.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.testing.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real homeserver, where Synapse is on the PATH. */
class RealSynapseTest {
  private static @Nullable RealSynapse running;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    running = RealSynapse.start(directory);
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  private static RealSynapse server() {
    return Objects.requireNonNull(running, "a server runs");
  }

  /** A user of this name in a room of their own. */
  private record Member(String token, String room) {
    static Member of(String user) throws Exception {
      String token = server().register(user);
      return new Member(token, server().createRoom(token));
    }

    Delivery send(ReleaseEvent event) {
      Secrets secrets =
          new Secrets(Map.of(Secrets.ADDRESS, server().address(), Secrets.TOKEN, token));
      return new MatrixNotifier().send(new Channel("matrix", Map.of("room", room), secrets), event);
    }

    Delivery.NotSent notSent(ReleaseEvent event) {
      return switch (send(event)) {
        case Delivery.Sent _ -> throw new AssertionError("sent");
        case Delivery.NotSent notSent -> notSent;
      };
    }

    /** The newest first. */
    List<JsonNode> messages() throws Exception {
      String path = "/v3/rooms/" + Encoded.of(room) + "/messages?dir=b&limit=100";
      return server()
          .get(path, token)
          .path("chunk")
          .valueStream()
          .filter(event -> event.path("type").asText().equals("m.room.message"))
          .toList();
    }
  }

  private static ReleaseEvent event(int number) {
    return Events.event(
        number, EventKind.ROLLED_BACK, Severity.ERROR, "Failed <b> & 完成 🚀", List.of());
  }

  @Test
  void a_message_is_in_the_room_once_that_is_sent_twice() throws Exception {
    Member member = Member.of("twice");

    Delivery first = member.send(event(1));
    assertThat(first).isInstanceOf(Delivery.Sent.class);
    assertThat(member.send(event(1))).isEqualTo(first);

    assertThat(member.messages()).hasSize(1);
    JsonNode message = member.messages().getFirst();
    assertThat(first).isEqualTo(new Delivery.Sent(Optional.of(message.path("event_id").asText())));
    assertThat(message.path("sender").asText()).isEqualTo("@twice:test");
    assertThat(message.at("/unsigned/transaction_id").asText()).isEqualTo(event(1).key());
    assertThat(message.at("/content/msgtype").asText()).isEqualTo("m.notice");
    assertThat(message.at("/content/body").asText())
        .contains("podinfo.test", "Failed <b> & 完成 🚀", "latency was 900 ms");
    assertThat(message.at("/content/formatted_body").asText())
        .contains("podinfo.test", "Failed &lt;b&gt; &amp; 完成 🚀");

    assertThat(member.send(event(2))).isInstanceOf(Delivery.Sent.class).isNotEqualTo(first);
    assertThat(member.messages()).hasSize(2);
  }

  @Test
  void messages_of_a_run_are_a_thread_of_the_room() throws Exception {
    Member member = Member.of("thread");
    Optional<String> root =
        member.send(event(1)) instanceof Delivery.Sent sent ? sent.receipt() : Optional.empty();

    member.send(event(2).withReceipt(root));
    member.send(event(3).withReceipt(root));

    JsonNode threads =
        server().get("/v1/rooms/" + Encoded.of(member.room()) + "/threads", member.token());
    assertThat(threads.path("chunk")).hasSize(1);
    assertThat(threads.at("/chunk/0/event_id").asText()).isEqualTo(root.orElseThrow());
    assertThat(threads.at("/chunk/0/unsigned/m.relations/m.thread/count").asInt()).isEqualTo(2);
  }

  @Test
  void a_user_who_sends_too_much_is_told_when_to_go_on() throws Exception {
    Member member = Member.of("flood");

    Delivery.NotSent refused =
        IntStream.range(1, 20)
            .mapToObj(number -> member.send(event(number)))
            .filter(Delivery.NotSent.class::isInstance)
            .map(Delivery.NotSent.class::cast)
            .findFirst()
            .orElseThrow();

    assertThat(refused.why()).contains("429", "M_LIMIT_EXCEEDED");
    assertThat(refused.again())
        .isInstanceOfSatisfying(
            Delivery.Again.After.class,
            after ->
                assertThat(after.pause()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(100)));
  }

  @Test
  void a_huge_event_is_taken() throws Exception {
    Member member = Member.of("huge");
    List<Field> fields = List.of(new Field("Huge", "完".repeat(20_000)), new Field("Small", "x"));
    String text = "完成🚀<&\"".repeat(10_000);

    assertThat(member.send(Events.event(1, EventKind.STARTED, Severity.ERROR, text, fields)))
        .isInstanceOf(Delivery.Sent.class);
    assertThat(member.messages()).hasSize(1);
  }

  @Test
  void a_wrong_token_and_a_room_of_others_are_the_configurations_fault() throws Exception {
    Member member = Member.of("inside");
    Member wrong = new Member("hidden-token", member.room());
    Member outside = new Member(server().register("outside"), member.room());

    assertThat(wrong.notSent(event(1)).why())
        .contains("401", "M_UNKNOWN_TOKEN")
        .doesNotContain("hidden-token");
    assertThat(outside.notSent(event(1)).why()).contains("403", "not in room");
    assertThat(outside.notSent(event(1)).again()).isEqualTo(new Delivery.Again.Never());
    assertThat(member.messages()).isEmpty();
  }
}
