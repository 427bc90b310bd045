package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Canary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the API server who has a token, and what a user may do with canaries. Blocking; safe for
 * concurrent use. No token is ever part of an answer.
 */
public final class AccessReviews {
  private static final String TOKENS = "apis/authentication.k8s.io/v1/tokenreviews";
  private static final String ACCESS = "apis/authorization.k8s.io/v1/subjectaccessreviews";
  private final ApiCalls calls;

  public AccessReviews(Clusters clusters) {
    calls = new ApiCalls(clusters.local());
  }

  public Recognition recognise(String token) {
    ObjectNode body = review("authentication.k8s.io/v1", "TokenReview");
    body.withObject("/spec").put("token", token);
    return switch (calls.create(TOKENS, body)) {
      case ApiAnswer.Ok(ObjectNode answer) -> recognition(answer.path("status"));
      case ApiAnswer.Refused(var cause, _) ->
          new Recognition.Unavailable(
              "the API server refuses to check tokens (TokenReview). " + cause.cure());
      case ApiAnswer.NotFound _, ApiAnswer.Conflict _ ->
          new Recognition.Unavailable("the API server has no TokenReview");
      case ApiAnswer.Unavailable _ ->
          new Recognition.Unavailable("the API server does not answer the check of the token");
    };
  }

  /**
   * Whether the user may do that with canaries.
   *
   * @param verb such as {@code list}
   * @param namespace empty for all namespaces
   */
  public Grant allows(Person person, String verb, String namespace) {
    ObjectNode body = review("authorization.k8s.io/v1", "SubjectAccessReview");
    ObjectNode spec = body.withObject("/spec");
    describe(spec, person);
    ObjectNode wanted = spec.withObject("/resourceAttributes");
    wanted.put("group", Canary.API_VERSION.substring(0, Canary.API_VERSION.indexOf('/')));
    wanted.put("resource", "canaries").put("verb", verb).put("namespace", namespace);
    return switch (calls.create(ACCESS, body)) {
      case ApiAnswer.Ok(ObjectNode answer) ->
          answer.at("/status/allowed").asBoolean(false) ? new Grant.Granted() : new Grant.Denied();
      case ApiAnswer.Refused(var cause, _) ->
          new Grant.Unavailable(
              "the API server refuses to check permissions (SubjectAccessReview). " + cause.cure());
      case ApiAnswer.NotFound _, ApiAnswer.Conflict _ ->
          new Grant.Unavailable("the API server has no SubjectAccessReview");
      case ApiAnswer.Unavailable _ ->
          new Grant.Unavailable("the API server does not answer the check of permissions");
    };
  }

  private static ObjectNode review(String apiVersion, String kind) {
    return JsonNodeFactory.instance.objectNode().put("apiVersion", apiVersion).put("kind", kind);
  }

  private static void describe(ObjectNode spec, Person person) {
    spec.put("user", person.name());
    if (person.uid() != null) {
      spec.put("uid", person.uid());
    }
    person.groups().forEach(spec.withArrayProperty("groups")::add);
    ObjectNode extra = spec.withObject("/extra");
    person
        .extra()
        .forEach((key, values) -> values.forEach(value -> extra.withArrayProperty(key).add(value)));
  }

  /** An answer without a name is no login, whatever else it says. */
  private static Recognition recognition(JsonNode status) {
    JsonNode user = status.path("user");
    String name = user.path("username").asText();
    if (!status.path("authenticated").asBoolean(false) || name.isEmpty()) {
      return new Recognition.Unrecognised();
    }
    Map<String, List<String>> extra = new LinkedHashMap<>();
    user.path("extra")
        .properties()
        .forEach(each -> extra.put(each.getKey(), texts(each.getValue())));
    String uid = user.path("uid").asText();
    return new Recognition.Recognised(
        new Person(name, uid.isEmpty() ? null : uid, texts(user.path("groups")), extra));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    if (array instanceof ArrayNode values) {
      values.forEach(value -> texts.add(value.asText()));
    }
    return texts;
  }
}
