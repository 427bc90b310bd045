package io.haldane.webhooks.gchat;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoogleChatNotifierTest extends HttpNotifierContract {
  GoogleChatNotifierTest() {
    super("gchat");
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void the_message_is_a_card_of_html_texts_whatever_its_severity(Severity severity) {
    assertThatJson(sentBody(channel(), severity))
        .isEqualTo(
            """
            {
              "cards": [
                {
                  "header": {
                    "title": "Flagger",
                    "subtitle": "podinfo.test",
                    "imageUrl": "https://flagger.app/favicon.png"
                  },
                  "sections": [
                    {"widgets": [{"textParagraph": {
                      "text": "New revision detected, &lt;progressing&gt; canary analysis."}}]},
                    {"widgets": [{"textParagraph": {
                      "text": "Target<br>Deployment/podinfo.test"}}]},
                    {"widgets": [{"textParagraph": {
                      "text": "Traffic routing<br>Weight step: 10 max: 50"}}]}
                  ]
                }
              ],
              "thread": {"threadKey": "0f6e-1767258000"}
            }
            """);
  }
}
