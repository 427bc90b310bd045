package io.haldane.engine.workload.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.engine.workload.PodWorkload;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Workload;

/**
 * The revisions of one Knative Service.
 *
 * @param service the live Service; missing when there is none
 */
record Revisions(ObjectRef ref, JsonNode service, LiveObjects live) {
  static final String PRIMARY = "flagger.app/primary-revision";

  static Revisions of(ObjectRef service, LiveObjects live) {
    return new Revisions(service, PodWorkload.json(live, service), live);
  }

  /** Name of the revision that the annotation calls the primary; empty when it calls none. */
  String primary() {
    return service.path("metadata").path("annotations").path(PRIMARY).asText();
  }

  /** Name of the newest revision; empty before there is one. */
  String newest() {
    return service.path("status").path("latestCreatedRevisionName").asText();
  }

  ObjectRef named(String revision) {
    return new ObjectRef(KnativeKind.API_VERSION, "Revision", ref.namespace(), revision);
  }

  /** Whether its condition {@code Ready} has that status. */
  boolean isReady(String revision, String status) {
    return ready(revision).path("status").asText().equals(status);
  }

  /** Knative knows no deadline; ours counts from the last change of phase. */
  Readiness readiness(String revision, Workload.Rule rule) {
    if (revision.isEmpty()) {
      return new Readiness.Waiting("waiting for " + ref + " to have a revision");
    }
    if (isReady(revision, "True")) {
      return new Readiness.Ready();
    }
    String why =
        "waiting for revision %s to be ready: %s"
            .formatted(revision, ready(revision).path("message").asText("it has not reported yet"));
    return rule.since().plus(rule.deadline()).isBefore(rule.now())
        ? new Readiness.Stuck(why)
        : new Readiness.Waiting(why);
  }

  private JsonNode ready(String revision) {
    for (JsonNode condition :
        PodWorkload.json(live, named(revision)).path("status").path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }
}
