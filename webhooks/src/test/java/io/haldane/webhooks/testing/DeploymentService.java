package io.haldane.webhooks.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that keeps deployments, and a channel that reports them there. */
public abstract class DeploymentService {
  protected static final String TOKEN = "hidden-token";
  protected static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @RegisterExtension
  protected static final WireMockExtension SERVICE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final Notifier notifier;
  private final Map<String, String> settings;

  protected DeploymentService(Notifier notifier, Map<String, String> settings) {
    this.notifier = notifier;
    this.settings = settings;
  }

  protected static ReleaseEvent event(EventKind kind, Severity severity) {
    return Events.event(1, kind, severity, "It did.", List.of());
  }

  protected final Delivery send(EventKind kind) {
    return send(event(kind, Severity.INFO));
  }

  protected final Delivery send(ReleaseEvent event) {
    return notifier.send(channel(Map.of()), event);
  }

  private Channel channel(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    return new Channel(
        notifier.type(),
        all,
        new Secrets(Map.of(Secrets.ADDRESS, SERVICE.baseUrl(), Secrets.TOKEN, TOKEN)));
  }

  protected static String why(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Sent _ -> throw new AssertionError("sent");
      case Delivery.NotSent(String why, _) -> why;
    };
  }

  /** A refusal that repeats the token. */
  protected static ResponseDefinitionBuilder refused(int status) {
    return status(status).withBody("not with " + TOKEN);
  }

  protected static void assertRefused(Delivery delivery, int status, boolean again) {
    Delivery.Again expected =
        again ? new Delivery.Again.After(Duration.ZERO) : new Delivery.Again.Never();
    assertThat(delivery)
        .isInstanceOfSatisfying(
            Delivery.NotSent.class,
            notSent -> {
              assertThat(notSent.why()).contains(String.valueOf(status)).doesNotContain(TOKEN);
              assertThat(notSent.again()).isEqualTo(expected);
            });
  }

  protected static String bodyOfLast() {
    return SERVICE.getAllServeEvents().getFirst().getRequest().getBodyAsString();
  }

  @Test
  void another_report_is_refused() {
    Channel channel = channel(Map.of("report", "maybe"));

    assertThat(why(notifier.send(channel, event(EventKind.STARTED, Severity.INFO))))
        .contains("report");
    assertThat(SERVICE.getAllServeEvents()).isEmpty();
  }

  @Test
  void without_a_commit_nothing_is_looked_for() {
    Channel channel = channel(Map.of("annotation", "acme.com/commit"));

    assertThat(why(notifier.send(channel, event(EventKind.STARTED, Severity.INFO))))
        .contains("needs a commit", "acme.com/commit");
    assertThat(SERVICE.getAllServeEvents()).isEmpty();
  }
}
