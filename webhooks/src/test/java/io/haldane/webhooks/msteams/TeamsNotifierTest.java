package io.haldane.webhooks.msteams;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import io.haldane.webhooks.testing.PublishedSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsNotifierTest extends HttpNotifierContract {
  private static final PublishedSchema CARD =
      PublishedSchema.of("adaptive-card.json", VersionFlag.V6);

  TeamsNotifierTest() {
    super("msteams");
  }

  @Override
  protected Map<String, Channel> channels() {
    return Map.of("a-connector", connector(), "a-workflow", channel(workflow(), null));
  }

  /** A connector's message card has no schema. */
  @Override
  protected void check(String body) {
    try {
      for (JsonNode attachment : new ObjectMapper().readTree(body).path("attachments")) {
        CARD.check(attachment.path("content").toString());
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }

  /** Its host decides, so it is called through a proxy. */
  private Channel connector() {
    return channel("http://acme.webhook.office.com" + PATH, SERVICE.baseUrl());
  }

  @Override
  protected int mostBytes() {
    return 28_000;
  }

  @Override
  protected boolean limitsBody() {
    return true;
  }

  @Test
  void every_other_address_gets_an_adaptive_card() {
    assertThat(sentBody(channel(), Severity.INFO)).contains("AdaptiveCard");
    assertThat(
            sentBody(
                channel("http://evil.test/webhook.office.com", SERVICE.baseUrl()), Severity.INFO))
        .contains("AdaptiveCard");
  }

  @Override
  protected List<String> refusals() {
    return List.of(
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413");
  }

  private static String workflow() {
    return SERVICE.url("/workflows/4f/triggers/manual/paths/invoke?sig=HIDDEN0");
  }

  @ParameterizedTest
  @CsvSource({"INFO, 0076D7", "WARN, 0076D7", "ERROR, FF0000"})
  void a_connector_gets_a_message_card(Severity severity, String colour) {
    assertThatJson(sentBody(connector(), severity))
        .isEqualTo(
            """
            {
              "@type": "MessageCard",
              "@context": "http://schema.org/extensions",
              "themeColor": "%s",
              "summary": "podinfo.test",
              "sections": [
                {
                  "activityTitle": "New revision detected, <progressing> canary analysis.",
                  "activitySubtitle": "podinfo.test",
                  "facts": [
                    {"name": "Target", "value": "Deployment/podinfo.test"},
                    {"name": "Traffic routing", "value": "Weight step: 10 max: 50"}
                  ]
                }
              ]
            }
            """
                .formatted(colour));
  }

  @ParameterizedTest
  @CsvSource({"INFO, default", "WARN, warning", "ERROR, attention"})
  @DisplayName("F1753: a workflow gets an adaptive card")
  void a_workflow_gets_an_adaptive_card(Severity severity, String colour) {
    assertThatJson(sentBody(channel(workflow(), null), severity))
        .isEqualTo(
            """
            {
              "type": "message",
              "attachments": [
                {
                  "contentType": "application/vnd.microsoft.card.adaptive",
                  "content": {
                    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type": "AdaptiveCard",
                    "version": "1.4",
                    "body": [
                      {
                        "type": "TextBlock",
                        "text": "podinfo.test",
                        "weight": "bolder",
                        "size": "medium"
                      },
                      {
                        "type": "TextBlock",
                        "text": "New revision detected, <progressing> canary analysis.",
                        "color": "%s",
                        "wrap": true
                      },
                      {
                        "type": "FactSet",
                        "facts": [
                          {"title": "Target", "value": "Deployment/podinfo.test"},
                          {"title": "Traffic routing", "value": "Weight step: 10 max: 50"}
                        ]
                      }
                    ]
                  }
                }
              ]
            }
            """
                .formatted(colour));
  }
}
