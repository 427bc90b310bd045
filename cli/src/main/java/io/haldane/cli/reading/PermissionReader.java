package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RoutedKind;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.session.Failure;
import io.haldane.doctor.snapshot.Controllers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the API server what the service account of the controller may do. */
final class PermissionReader {
  private static final String REVIEWS = "apis/authorization.k8s.io/v1/subjectaccessreviews";

  private final Cluster cluster;
  private boolean refused;

  PermissionReader(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * What it may not do with the kinds of a router, such as {@code patch
   * virtualservices.networking.istio.io}.
   *
   * @param controllers Deployments, of which the first of Haldane counts
   */
  List<String> denied(List<ObjectNode> controllers, List<RoutedKind> kinds, String namespace) {
    Optional<String> account =
        controllers.stream()
            .filter(Controllers::isHaldane)
            .map(PermissionReader::account)
            .findFirst();
    List<String> denied = new ArrayList<>();
    if (account.isPresent()) {
      for (RoutedKind kind : kinds) {
        for (String verb : kind.access().verbs()) {
          if (isDenied(account.get(), namespace, verb, kind)) {
            String group = kind.group().isEmpty() ? "" : "." + kind.group();
            denied.add(verb + " " + kind.plural() + group);
          }
        }
      }
    }
    return denied.stream().sorted().toList();
  }

  private static String account(ObjectNode deployment) {
    return "system:serviceaccount:%s:%s"
        .formatted(
            deployment.at("/metadata/namespace").asText(),
            deployment.at("/spec/template/spec/serviceAccountName").asText("default"));
  }

  /** False when the user may not ask. */
  private boolean isDenied(String account, String namespace, String verb, RoutedKind kind) {
    if (refused) {
      return false;
    }
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
    ObjectNode spec = review.putObject("spec").put("user", account);
    spec.putArray("groups")
        .add("system:serviceaccounts")
        .add("system:serviceaccounts:" + account.split(":")[2])
        .add("system:authenticated");
    spec.putObject("resourceAttributes")
        .put("namespace", namespace)
        .put("verb", verb)
        .put("group", kind.group())
        .put("resource", kind.plural());
    try {
      return !cluster.create(REVIEWS, review).at("/status/allowed").asBoolean();
    } catch (Failure failure) {
      if (failure.passes() || failure.kind() == Failure.Kind.UNAUTHENTICATED) {
        throw failure;
      }
      refused = true;
      return false;
    }
  }

  /** Says that permissions were not checked; empty when they were. */
  Optional<String> note() {
    return refused
        ? Optional.of(
            "You have no permission to ask what the controller may do, so that was not checked.")
        : Optional.empty();
  }
}
