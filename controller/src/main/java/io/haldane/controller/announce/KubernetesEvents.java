package io.haldane.controller.announce;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import org.jboss.logging.Logger;

/** The events that {@code kubectl describe canary} shows. The name makes telling repeatable. */
public final class KubernetesEvents {
  private static final Logger LOG = Logger.getLogger(KubernetesEvents.class);

  /** What people and dashboards filter events by. */
  private static final String COMPONENT = "flagger";

  private static final int LONGEST_MESSAGE = 1024;
  private static final int CONFLICT = 409;
  private final KubernetesClient client;

  public KubernetesEvents(KubernetesClient client) {
    this.client = client;
  }

  /** When in doubt it does not: a message twice is better than none. */
  boolean exists(Canary canary, Announcement news) {
    try {
      return client.raw(collection(canary) + "/" + name(canary, news)) != null;
    } catch (KubernetesClientException e) {
      LOG.warnf("cannot tell whether an event was told already: %s", e.getMessage());
      return false;
    }
  }

  /**
   * An event ready to be sent. All that takes time in a young process is done before the chat is
   * told, because a death between the two repeats the message.
   */
  Prepared prepare(Canary canary, Announcement news) {
    JsonNode body = LiveObjects.toJson(event(canary, news));
    return () -> create(collection(canary), body, news);
  }

  /** See {@link #prepare}. */
  @FunctionalInterface
  interface Prepared {
    void create();
  }

  private void create(String collection, JsonNode body, Announcement news) {
    try {
      client.raw(collection, "POST", body);
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        LOG.warnf("the event '%s' could not be created: %s", news.message(), e.getMessage());
      }
    }
  }

  private static String collection(Canary canary) {
    return "/api/v1/namespaces/" + canary.getMetadata().getNamespace() + "/events";
  }

  static Event event(Canary canary, Announcement news) {
    return new EventBuilder()
        .withNewMetadata()
        .withName(name(canary, news))
        .withNamespace(canary.getMetadata().getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(Canary.API_VERSION)
        .withKind(Canary.KIND)
        .withName(canary.getMetadata().getName())
        .withNamespace(canary.getMetadata().getNamespace())
        .withUid(canary.getMetadata().getUid())
        .withResourceVersion(canary.getMetadata().getResourceVersion())
        .endInvolvedObject()
        .withReason("Synced")
        .withType(news.type())
        .withMessage(shortened(news.message()))
        .withNewSource()
        .withComponent(COMPONENT)
        .endSource()
        .withReportingComponent(COMPONENT)
        .withReportingInstance("")
        .withFirstTimestamp(seconds(news.at()))
        .withLastTimestamp(seconds(news.at()))
        .withCount(1)
        .build();
  }

  private static String name(Canary canary, Announcement news) {
    return canary.getMetadata().getName() + "." + news.id();
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE - 1) + "…";
  }

  /** Event times have no fractions. */
  private static String seconds(String at) {
    return at.replaceFirst("\\.\\d+Z$", "Z");
  }
}
