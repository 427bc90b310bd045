package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion.VersionFlag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas refuse what is wrong, so that it means something when they accept. */
class PublishedSchemaTest {
  private static final PublishedSchema CARD =
      PublishedSchema.of("adaptive-card.json", VersionFlag.V6);
  private static final PublishedSchema CLOUD_EVENT =
      PublishedSchema.of("cloudevents.json", VersionFlag.V7);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'AdaptiveCard'}",
        "{'type': 'Card', 'version': '1.4'}",
        "{'type': 'AdaptiveCard', 'version': '1.4', 'body': [{'type': 'TextBlock'}]}",
        "{'type': 'AdaptiveCard', 'version': '1.4',"
            + " 'body': [{'type': 'TextBlock', 'text': 'x', 'color': 'red'}]}"
      })
  void a_wrong_card_is_refused(String json) {
    assertThat(CARD.objections(json.replace('\'', '"'))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'specversion': '1.0', 'id': '1', 'source': '/a'}",
        "{'specversion': '1.0', 'id': '', 'source': '/a', 'type': 'b'}",
        "{'specversion': '1.0', 'id': '1', 'source': 'a b', 'type': 'b'}",
        "{'specversion': '1.0', 'id': '1', 'source': '/a', 'type': 'b', 'time': 'noon'}"
      })
  void a_wrong_cloud_event_is_refused(String json) {
    assertThat(CLOUD_EVENT.objections(json.replace('\'', '"'))).isNotEmpty();
  }
}
