package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Capabilities.Need;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every notifier keeps, however it sends. Its capabilities say what else is tested. */
public abstract class NotifierContract {
  private final String type;

  protected NotifierContract(String type) {
    this.type = type;
  }

  protected final String type() {
    return type;
  }

  protected final Notifier notifier() {
    return ServiceLoader.load(Notifier.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(notifier -> notifier.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  protected final Capabilities capabilities() {
    return notifier().capabilities();
  }

  /** A channel that has all that it needs. */
  protected abstract Channel channel();

  /** Values of the settings; a notifier with others than room and name adds its own. */
  protected Map<String, String> settings() {
    return Map.of(Channel.ROOM, "releases", Channel.USERNAME, "flagger");
  }

  protected static ReleaseEvent event(Severity severity) {
    return Events.event(
        7,
        EventKind.STARTED,
        severity,
        "New revision detected, <progressing> canary analysis.",
        List.of(
            new Field("Target", "Deployment/podinfo.test"),
            new Field("Traffic routing", "Weight step: 10 max: 50")));
  }

  protected final Delivery send(Channel channel) {
    return notifier().send(channel, event(Severity.WARN));
  }

  protected final String why(Channel channel) {
    return notSent(channel).why();
  }

  protected final Delivery.NotSent notSent(Channel channel) {
    return switch (send(channel)) {
      case Delivery.Sent _ -> throw new AssertionError("sent");
      case Delivery.NotSent notSent -> notSent;
    };
  }

  @Test
  void the_declaration_can_stand_in_the_docs() {
    assertThat(type).matches("[a-z0-9-]+");
    assertThat(capabilities().title()).isNotBlank();
    assertThat(capabilities().about()).endsWith(".");
    assertThat(
            Stream.concat(
                capabilities().settings().stream(), capabilities().credentials().stream()))
        .allSatisfy(need -> {
          assertThat(need.name()).matches("[A-Za-z0-9._-]+");
          assertThat(need.help()).isNotBlank();
        });
    assertThat(capabilities()).isEqualTo(notifier().capabilities());
  }

  @TestFactory
  Stream<DynamicTest> a_setting_that_is_required_is_asked_for() {
    return required(capabilities().settings()).map(need -> lacking(need, withSetting(need, "")));
  }

  @TestFactory
  Stream<DynamicTest> a_setting_that_is_blank_is_asked_for() {
    return required(capabilities().settings()).map(need -> lacking(need, withSetting(need, " ")));
  }

  @TestFactory
  Stream<DynamicTest> a_credential_that_is_required_is_asked_for() {
    return required(capabilities().credentials())
        .map(need -> lacking(need, withSecret(channel(), need.name(), " ")));
  }

  private static Stream<Need> required(List<Need> needs) {
    return needs.stream().filter(Need::required);
  }

  private DynamicTest lacking(Need need, Channel channel) {
    return DynamicTest.dynamicTest(
        need.name(),
        () -> {
          assertThat(why(channel)).contains("needs").contains(need.name());
          assertThat(notSent(channel).again()).isEqualTo(new Delivery.Again.Never());
        });
  }

  private Channel withSetting(Need need, String value) {
    Map<String, String> settings = new HashMap<>(channel().settings());
    settings.put(need.name(), value);
    return new Channel(type, settings, channel().secrets());
  }

  protected static Channel withSecret(Channel channel, String key, String value) {
    Map<String, String> secrets = new HashMap<>(channel.secrets().values());
    secrets.put(key, value);
    return new Channel(channel.type(), channel.settings(), new Secrets(secrets));
  }

  @Test
  void a_channel_shows_none_of_its_secrets() {
    assertThat(channel() + " " + channel().secrets())
        .doesNotContain(channel().secrets().values().values());
  }
}
