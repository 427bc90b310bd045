package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.outbound.admission.Calls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private static final String EVENTS = "POST /api/v1/namespaces/test/events";
  private static final Announcement NEWS =
      Acts.news("0a1b", Instant.parse("2026-01-01T10:00:00.5Z"));
  private final ApiServer api = new ApiServer();
  private final List<String> told = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final Canary canary = Objects.create(api.client(), Objects.canary("shop"));
  private final Calls calls = new Calls();
  private boolean leads = true;
  private final AtomicBoolean away = new AtomicBoolean();
  private final Announcer announcer = process();

  /** Done when the announcer asks whether it leads, which is before each new try. */
  private Runnable meanwhile = () -> {};

  /** A controller that knows nothing of an earlier one. */
  private Announcer process() {
    return new Announcer(
        new Alerts(
            Map.of("slack", new Chat(told, away)),
            new Channels(
                _ -> Optional.empty(),
                Optional.of(
                    new Channel(
                        "slack",
                        Map.of("channel", "general", "username", "flagger"),
                        new Secrets(Map.of("address", "http://chat")))),
                List.of(),
                false,
                _ -> false,
                _ -> Capabilities.of("Slack", "")),
            calls,
            new ReleaseEvents(_ -> Optional.empty(), Optional.of("prod")),
            new Alerts.Later(_ -> leads, (_, work) -> later.add(work), Clock.systemUTC())),
        new EventHooks(this::hook, _ -> Optional.empty(), Optional.of("http://events")),
        new KubernetesEvents(api.client()),
        _ -> leads(),
        Duration.ZERO,
        () -> {});
  }

  private boolean leads() {
    meanwhile.run();
    return leads;
  }

  private record Chat(List<String> told, AtomicBoolean away) implements Notifier {
    @Override
    public String type() {
      return "slack";
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.of("Slack", "").withPerMinute(40);
    }

    @Override
    public Delivery send(Channel channel, ReleaseEvent event) {
      if (away.get()) {
        return Delivery.forNow("it is away", Duration.ofMinutes(2));
      }
      told.add("chat: " + event.text() + " " + event.fields());
      return new Delivery.Sent();
    }
  }

  private HookAnswer hook(HookRequest request) {
    told.add("hook: " + request.payload().metadata().get("eventMessage"));
    return new HookAnswer.Passed();
  }

  @AfterEach
  void stop() {
    calls.close();
    api.close();
  }

  private List<Event> events() {
    return api.client().v1().events().inNamespace("test").list().getItems();
  }

  @Test
  void chat_is_told_first_then_hooks_and_the_event_last() {
    announcer.send(canary, NEWS, false);

    assertThat(told)
        .containsExactly(
            "chat: alert 0a1b [Field[title=Cluster, value=prod]]", "hook: message of 0a1b");
    assertThat(events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getMetadata().getName()).isEqualTo("shop.0a1b");
          assertThat(event.getReason()).isEqualTo("Synced");
          assertThat(event.getSource().getComponent()).isEqualTo("flagger");
          assertThat(event.getInvolvedObject().getKind()).isEqualTo("Canary");
          assertThat(event.getLastTimestamp()).isEqualTo("2026-01-01T10:00:00Z");
          assertThat(event.getMessage()).isEqualTo("message of 0a1b");
        });
  }

  @Test
  @DisplayName("F393, F637: every announcement is an event of its own")
  void every_announcement_is_an_event_of_its_own() {
    for (int i = 0; i < 40; i++) {
      announcer.send(canary, Acts.news("n" + i, Instant.parse("2026-01-01T10:00:00Z")), false);
    }

    assertThat(events()).hasSize(40).extracting(Event::getMessage).contains("message of n39");
  }

  @Test
  void what_exceeds_the_limit_of_a_service_is_sent_later_and_delays_no_event() {
    for (int i = 0; i < 42; i++) {
      announcer.send(canary, Acts.news("n" + i, Instant.parse("2026-01-01T10:00:00Z")), false);
    }

    assertThat(told).filteredOn(line -> line.startsWith("chat")).hasSize(40);
    assertThat(later).hasSize(1);
    assertThat(announcer.waiting(CanaryKey.of(canary)))
        .extracting(Announcement::id)
        .containsExactly("n40", "n41");
    assertThat(events()).hasSize(42);
  }

  @Test
  void what_an_earlier_process_told_is_not_told_again() {
    announcer.send(canary, NEWS, false);
    told.clear();

    announcer.send(canary, NEWS, true);

    assertThat(told).isEmpty();
    assertThat(events()).hasSize(1);
  }

  @Test
  void what_an_earlier_process_died_before_telling_is_told() {
    announcer.send(canary, NEWS, true);

    assertThat(told).hasSize(2);
    assertThat(events()).hasSize(1);
  }

  @Test
  void an_event_that_is_there_already_is_no_failure() {
    announcer.send(canary, NEWS, false);
    announcer.send(canary, NEWS, false);

    assertThat(events()).hasSize(1);
  }

  @Test
  void who_does_not_lead_tells_nothing() {
    leads = false;
    announcer.send(canary, NEWS, false);

    assertThat(told).isEmpty();
    assertThat(events()).isEmpty();
  }

  @Test
  void an_event_waits_for_the_server_and_the_chat_is_not_told_again() {
    ApiServer.Fault away = api.fail(EVENTS, 503);
    meanwhile = after(5, away::close);
    announcer.send(canary, NEWS, false);

    assertThat(told).hasSize(2);
    assertThat(events()).hasSize(1);
  }

  /** A server that has just started does not know yet who may do what. */
  @Test
  void a_refusal_may_pass() {
    ApiServer.Fault refusal = api.fail(EVENTS, 403);
    meanwhile = after(2, refusal::close);
    announcer.send(canary, NEWS, false);

    assertThat(events()).hasSize(1);
  }

  @Test
  void who_may_never_write_events_tells_all_the_rest() {
    api.fail(EVENTS, 403);
    announcer.send(canary, NEWS, false);

    assertThat(told).hasSize(2);
    assertThat(events()).isEmpty();
  }

  @Test
  void who_leads_no_longer_tries_no_longer() {
    api.fail(EVENTS, 503);
    meanwhile = after(5, () -> leads = false);
    announcer.send(canary, NEWS, false);

    assertThat(events()).isEmpty();
  }

  @Test
  void whether_it_was_told_is_asked_until_there_is_an_answer() {
    announcer.send(canary, NEWS, false);
    told.clear();
    ApiServer.Fault away = api.fail(EVENTS.replace("POST", "GET"), 503);
    meanwhile = after(5, away::close);
    announcer.send(canary, NEWS, true);

    assertThat(told).isEmpty();
  }

  @Test
  void a_chat_that_is_away_gets_its_alert_later_and_delays_neither_hook_nor_event() {
    away.set(true);
    announcer.send(canary, NEWS, false);
    assertThat(told).containsExactly("hook: message of 0a1b");
    assertThat(events()).hasSize(1);
    assertThat(announcer.waiting(CanaryKey.of(canary))).containsExactly(NEWS);

    away.set(false);
    later.removeFirst().run();

    assertThat(told).hasSize(2).last().asString().startsWith("chat: alert 0a1b");
    assertThat(announcer.waiting(CanaryKey.of(canary))).isEmpty();
    assertThat(later).isEmpty();
  }

  @Test
  void the_next_process_continues_with_the_channels_that_waited_and_no_other() {
    away.set(true);
    announcer.send(canary, NEWS, false);
    told.clear();
    process().send(canary, NEWS, true);
    assertThat(told).isEmpty();

    away.set(false);
    process().send(canary, NEWS, true);

    assertThat(told).containsExactly("chat: alert 0a1b [Field[title=Cluster, value=prod]]");
  }

  @Test
  void a_status_that_is_read_again_repeats_nothing() {
    away.set(true);
    announcer.send(canary, NEWS, false);
    announcer.send(canary, NEWS, true);
    away.set(false);
    later.removeFirst().run();
    announcer.send(canary, NEWS, true);

    assertThat(told).hasSize(2);
    assertThat(later).isEmpty();
  }

  @Test
  void a_process_that_leads_no_longer_drops_what_waits() {
    away.set(true);
    announcer.send(canary, NEWS, false);
    away.set(false);
    leads = false;
    later.removeFirst().run();

    assertThat(told).containsExactly("hook: message of 0a1b");
  }

  private static Runnable after(int times, Runnable then) {
    AtomicInteger left = new AtomicInteger(times);
    return () -> {
      if (left.decrementAndGet() == 0) {
        then.run();
      }
    };
  }
}
