package io.haldane.webhooks.slack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.slack.api.model.Attachment;
import net.javacrumbs.jsonunit.core.Option;

/** Attachments, held against the classes that Slack publishes: it has no schema of them. */
final class SlackModel {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  private SlackModel() {}

  /** All that was sent is there again after Slack's classes have read and written it. */
  static void check(String body) {
    JsonElement message = JsonParser.parseString(body);
    for (JsonElement sent : message.getAsJsonObject().getAsJsonArray("attachments")) {
      JsonElement read = GSON.toJsonTree(GSON.fromJson(sent, Attachment.class));
      assertThatJson(read.toString()).when(Option.IGNORING_EXTRA_FIELDS).isEqualTo(sent.toString());
    }
  }
}
