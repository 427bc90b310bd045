package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RoutedKind;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.exit.Failure;
import io.haldane.doctor.installation.Crds;
import io.haldane.doctor.snapshot.Controllers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the API server what the service account of the controller may do. */
final class PermissionReader {
  private static final String REVIEWS = "apis/authorization.k8s.io/v1/subjectaccessreviews";

  /** What the controller does with records of runs. */
  private static final List<String> RUN_VERBS = List.of("get", "create", "delete");

  private final Cluster cluster;
  private boolean refused;

  PermissionReader(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * What it may not do with the kinds of a router and with the records of runs, such as {@code
   * patch virtualservices.networking.istio.io}.
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
          String resource = resource(kind);
          if (isDenied(account.get(), namespace, verb, resource)) {
            denied.add(verb + " " + resource);
          }
        }
      }
      RUN_VERBS.stream()
          .filter(verb -> isDenied(account.get(), namespace, verb, Crds.RUNS))
          .forEach(verb -> denied.add(verb + " " + Crds.RUNS));
    }
    return denied.stream().sorted().toList();
  }

  /** {@code virtualservices.networking.istio.io}, and {@code services} for the core group. */
  private static String resource(RoutedKind kind) {
    return kind.group().isEmpty() ? kind.plural() : kind.plural() + "." + kind.group();
  }

  private static String account(ObjectNode deployment) {
    return "system:serviceaccount:%s:%s"
        .formatted(
            deployment.at("/metadata/namespace").asText(),
            deployment.at("/spec/template/spec/serviceAccountName").asText("default"));
  }

  /** False when the user may not ask. */
  private boolean isDenied(String account, String namespace, String verb, String resource) {
    if (refused) {
      return false;
    }
    int dot = resource.indexOf('.');
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
        .put("group", dot < 0 ? "" : resource.substring(dot + 1))
        .put("resource", dot < 0 ? resource : resource.substring(0, dot));
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
