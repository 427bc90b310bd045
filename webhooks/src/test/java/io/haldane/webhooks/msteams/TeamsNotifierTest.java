package io.haldane.webhooks.msteams;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsNotifierTest extends HttpNotifierContract {
  TeamsNotifierTest() {
    super("msteams");
  }

  @Override
  protected Map<String, Channel> channels() {
    return Map.of("a-connector", channel(), "a-workflow", channel(workflow(), null));
  }

  private static String workflow() {
    return SERVICE.url("/workflows/4f/triggers/manual/paths/invoke?sig=HIDDEN0");
  }

  @ParameterizedTest
  @CsvSource({"INFO, 0076D7", "WARN, 0076D7", "ERROR, FF0000"})
  void a_connector_gets_a_message_card(Severity severity, String colour) {
    assertThatJson(sentBody(channel(), severity))
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
  @CsvSource({"INFO, Default", "WARN, Warning", "ERROR, Attention"})
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
                        "weight": "Bolder",
                        "size": "Medium"
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
