package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.haldane.api.ObjectRef;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.NamedRef;
import io.haldane.controller.testing.Configs;
import io.haldane.controller.testing.Objects;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest {
  private static final Capabilities SLACK =
      Capabilities.of("Slack", "").withCredential("token", false, "");
  private static final Capabilities PAGER =
      Capabilities.of("Pager", "").withOwnAddress().withCredential("key", true, "");
  private static final Channel GLOBAL =
      channel("slack", "ops", "flagger", Map.of("address", "http://global"));
  private final Map<ObjectRef, HasMetadata> objects = new HashMap<>();

  private List<NamedRef> globalProviders = List.of();

  private Channels channels(boolean noCrossNamespaceRefs) {
    return new Channels(
        ref -> Optional.ofNullable(objects.get(ref)),
        Optional.of(GLOBAL),
        globalProviders,
        noCrossNamespaceRefs,
        "platform"::equals,
        type ->
            switch (type) {
              case "pager" -> PAGER;
              case "resolver" -> PAGER.withResolution();
              default -> SLACK;
            });
  }

  private static Channel channel(
      String type, String room, String user, Map<String, String> secrets) {
    return new Channel(type, Map.of("channel", room, "username", user), new Secrets(secrets));
  }

  private void provider(String namespace, String spec) {
    AlertProvider provider =
        Objects.read(
            """
            {"apiVersion": "flagger.app/v1beta1", "kind": "AlertProvider",
             "metadata": {"name": "team", "namespace": "%s"}, "spec": %s}
            """
                .formatted(namespace, spec),
            AlertProvider.class);
    objects.put(ObjectRef.of(provider), provider);
  }

  private static Canary canary(String alerts) {
    return Objects.canary("shop", "shop", "{\"alerts\": %s}".formatted(alerts));
  }

  private static Canary alerting(String severity) {
    return canary(
        "[{\"name\": \"a\", \"severity\": \"%s\", \"providerRef\": {\"name\": \"team\"}}]"
            .formatted(severity));
  }

  @Test
  void a_canary_without_alerts_uses_the_global_channel_for_everything() {
    assertThat(channels(false).of(canary("[]"), Severity.INFO, EventKind.NOTICE))
        .containsExactly(GLOBAL);
  }

  @ParameterizedTest
  @DisplayName("F1072: an alert gets its severity and worse")
  @CsvSource({
    "info, INFO, 1", "info, WARN, 1", "info, ERROR, 1",
    "warn, INFO, 0", "warn, WARN, 1", "warn, ERROR, 1",
    "error, INFO, 0", "error, WARN, 0", "error, ERROR, 1",
    "'', INFO, 1",
  })
  void an_alert_gets_its_severity_and_worse(String least, Severity severity, int sent) {
    provider("test", "{\"type\": \"slack\", \"address\": \"http://team\"}");

    assertThat(channels(false).of(alerting(least), severity, EventKind.NOTICE)).hasSize(sent);
  }

  @Test
  void an_alert_provider_has_defaults_for_room_and_name() {
    provider(
        "test", "{\"type\": \"discord\", \"address\": \"http://team\", \"proxy\": \"http://p\"}");

    assertThat(channels(false).of(alerting("info"), Severity.INFO, EventKind.NOTICE))
        .containsExactly(
            channel(
                "discord",
                "general",
                "flagger",
                Map.of("address", "http://team", "proxy", "http://p")));
  }

  @Test
  void address_and_token_come_from_the_secret_of_the_providers_namespace() {
    provider(
        "chat",
        "{\"type\": \"slack\", \"channel\": \"c\", \"username\": \"u\", \"secretRef\": {\"name\": \"s\"}}");
    secret(
        Map.of(
            "address", base64("http://secret\n"),
            "token", base64("xoxb"),
            "other", base64("of somebody else")));
    Canary canary =
        canary(
            "[{\"name\": \"a\", \"providerRef\": {\"name\": \"team\", \"namespace\": \"chat\"}}]");

    assertThat(channels(false).of(canary, Severity.ERROR, EventKind.NOTICE))
        .containsExactly(
            channel("slack", "c", "u", Map.of("address", "http://secret", "token", "xoxb")));
    assertThat(channels(true).of(canary, Severity.ERROR, EventKind.NOTICE)).isEmpty();
  }

  @Test
  void a_secret_needs_an_address_unless_the_service_has_its_own() {
    String spec =
        "{\"type\": \"%s\", \"settings\": {\"team\": \"night\"}, \"secretRef\": {\"name\": \"s\"}}";
    secret(Map.of("key", base64("k")));
    Canary canary =
        canary(
            "[{\"name\": \"a\", \"providerRef\": {\"name\": \"team\", \"namespace\": \"chat\"}}]");

    provider("chat", spec.formatted("slack"));
    assertThat(channels(false).of(canary, Severity.ERROR, EventKind.NOTICE)).isEmpty();
    provider("chat", spec.formatted("pager"));
    assertThat(channels(false).of(canary, Severity.ERROR, EventKind.NOTICE))
        .containsExactly(
            new Channel(
                "pager",
                Map.of("channel", "general", "username", "flagger", "team", "night"),
                new Secrets(Map.of("key", "k"))));
  }

  @Test
  void a_promotion_resolves_an_incident_although_only_errors_are_wanted() {
    Canary canary = alerting("error");

    provider("test", "{\"type\": \"resolver\", \"address\": \"http://team\"}");
    assertThat(channels(false).of(canary, Severity.INFO, EventKind.PROMOTED)).hasSize(1);
    assertThat(channels(false).of(canary, Severity.INFO, EventKind.STARTED)).isEmpty();
    provider("test", "{\"type\": \"slack\", \"address\": \"http://team\"}");
    assertThat(channels(false).of(canary, Severity.INFO, EventKind.PROMOTED)).isEmpty();
  }

  @Test
  @DisplayName("F1544: several channels of the installation at once")
  void alert_providers_of_the_installation_are_used_beside_the_channel_of_the_flags() {
    globalProviders = List.of(new NamedRef("team", "chat"), new NamedRef("gone", "chat"));
    provider("chat", "{\"type\": \"slack\", \"address\": \"http://team\"}");

    assertThat(channels(true).of(canary("[]"), Severity.INFO, EventKind.STARTED))
        .containsExactly(
            GLOBAL, channel("slack", "general", "flagger", Map.of("address", "http://team")));
  }

  @Test
  void an_alert_provider_of_the_installation_needs_its_namespace() {
    assertThat(GlobalChannel.providers(Configs.of(Map.of("haldane.alert-providers", "a/b, c/d"))))
        .containsExactly(new NamedRef("b", "a"), new NamedRef("d", "c"));
    assertThatThrownBy(
            () -> GlobalChannel.providers(Configs.of(Map.of("haldane.alert-providers", "b"))))
        .hasMessageContaining("NAMESPACE/NAME");
  }

  private void secret(Map<String, String> data) {
    HasMetadata secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("s")
            .withNamespace("chat")
            .endMetadata()
            .withData(data)
            .build();
    objects.put(ObjectRef.of(secret), secret);
  }

  @Test
  void an_alert_that_cannot_go_anywhere_does_not_stop_the_others() {
    provider("test", "{\"type\": \"slack\", \"address\": \"http://team\"}");
    Canary canary =
        canary(
            "[{\"name\": \"a\", \"providerRef\": {\"name\": \"gone\"}},"
                + " {\"name\": \"b\", \"providerRef\": {\"name\": \"team\"}}]");

    assertThat(channels(false).of(canary, Severity.INFO, EventKind.NOTICE)).hasSize(1);
  }

  @Test
  void teams_replaces_slack_as_the_global_channel() {
    Map<String, String> slack =
        Map.of(
            "haldane.slack-url", "http://slack",
            "haldane.slack-token", "t",
            "haldane.slack-channel", "ops");
    Map<String, String> both = new HashMap<>(slack);
    both.put("haldane.msteams-url", "http://teams");

    assertThat(GlobalChannel.of(Configs.of(Map.of()))).isEmpty();
    assertThat(GlobalChannel.of(Configs.of(slack)))
        .contains(
            channel("slack", "ops", "flagger", Map.of("address", "http://slack", "token", "t")));
    assertThat(GlobalChannel.of(Configs.of(both)).stream().map(Channel::type).toList())
        .isEqualTo(List.of("msteams"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_identity_of_the_controller_is_lent_by_the_namespace_of_the_provider() {
    provider("platform", "{\"type\": \"pager\"}");
    provider("test", "{\"type\": \"pager\"}");

    assertThat(
            channels(false)
                .of(
                    canary(
                        "[{\"name\": \"a\", \"providerRef\": {\"name\": \"team\", \"namespace\": \"platform\"}},"
                            + "{\"name\": \"b\", \"providerRef\": {\"name\": \"team\"}}]"),
                    Severity.ERROR,
                    EventKind.ROLLED_BACK))
        .extracting(Channel::ownIdentity)
        .containsExactly(true, false);
  }
}
