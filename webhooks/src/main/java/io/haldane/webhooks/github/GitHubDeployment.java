package io.haldane.webhooks.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.CommitState;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Environment;
import io.haldane.webhooks.chat.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One deployment for each run. It is found by the run that its payload names, so that none is
 * created twice.
 */
record GitHubDeployment(GitHubApi api, CommitState state) {
  private static final String RUN = "haldaneRun";
  private static final int LONGEST = 140;

  Delivery send() {
    return switch (deployment()) {
      case Delivery.NotSent notSent -> notSent;
      case Delivery.Sent(Optional<String> id) -> id.map(this::report).orElseGet(this::created);
    };
  }

  private Delivery deployment() {
    Optional<String> known = api.event().receipt();
    return known.isPresent() ? new Delivery.Sent(known) : find();
  }

  private Delivery find() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("sha", api.commit());
    query.put("environment", environment());
    query.put("per_page", "100");
    return api.post("/deployments", "")
        .asking(Encoded.form(query))
        .withMethod("GET")
        .read((status, body) ->
            status == 200
                ? new Reading.Taken(Environment.id(runs(body).findFirst()))
                : GitHubApi.reading(status, body));
  }

  private Stream<JsonNode> runs(JsonNode body) {
    return StreamSupport.stream(body.spliterator(), false)
        .filter(each -> each.path("payload").path(RUN).asText().equals(api.event().run().id()));
  }

  private Delivery created() {
    return switch (create()) {
      case Delivery.NotSent notSent -> notSent;
      case Delivery.Sent(Optional<String> id) -> report(id.orElse(""));
    };
  }

  private Delivery create() {
    ReleaseEvent event = api.event();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("ref", api.commit())
            .put("environment", environment())
            .put("description", Cut.characters("Release of " + event.canary().title(), LONGEST))
            // It is deployed already: nothing is merged, and no check has to pass before.
            .put("auto_merge", false);
    body.putArray("required_contexts");
    body.putObject("payload").put(RUN, event.run().id()).put("canary", event.canary().title());
    return api.post("/deployments", body)
        .read((status, answer) ->
            status / 100 == 2 ? Environment.made(answer) : GitHubApi.reading(status, answer));
  }

  private Delivery report(String id) {
    ReleaseEvent event = api.event();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", word())
            .put("environment", environment())
            .put("description", Cut.characters(event.text(), LONGEST))
            // What served before in this environment no longer does.
            .put("auto_inactive", state == CommitState.GOOD);
    event.links().stream().findFirst().ifPresent(link -> body.put("log_url", link.url()));
    return api.post("/deployments/" + Encoded.of(id) + "/statuses", body)
        .read((status, answer) ->
            status / 100 == 2
                ? new Reading.Taken(Optional.of(id))
                : GitHubApi.reading(status, answer));
  }

  private String word() {
    return switch (state) {
      case RUNNING -> "in_progress";
      case GOOD -> "success";
      case BAD -> "failure";
    };
  }

  private String environment() {
    return Environment.of(api.channel(), api.event());
  }
}
