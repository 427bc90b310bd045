package io.haldane.controller.announce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The events that {@code kubectl describe canary} shows. The name makes sending repeatable. */
public final class KubernetesEvents {
  private static final Logger LOG = Logger.getLogger(KubernetesEvents.class);

  /** What people and dashboards filter events by. */
  private static final String COMPONENT = "flagger";

  /** Annotation of an event whose alert some channels had not taken when it was created. */
  private static final String WAITING = "haldane.io/alert-waits-for";

  private static final int LONGEST_MESSAGE = 1024;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;

  /** Events wait for each other and leave most connections to what routes depend on. */
  private static final int AT_ONCE = 8;

  private final KubernetesClient client;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** Whether this process has made an event before. */
  private volatile boolean warm;

  public KubernetesEvents(KubernetesClient client) {
    this.client = client;
  }

  /** How a request about an event came out. */
  enum Answer {
    THERE,
    NOT_THERE,
    /** The namespace is being deleted: nobody will read events in it. */
    NOBODY,
    /** Not now, or never: a server that has just started refuses what it allows a moment later. */
    REFUSED,
    UNAVAILABLE
  }

  /**
   * @param waiting gets the channels that had not taken the alert when the event was created
   */
  Answer find(Canary canary, Announcement news, Consumer<Set<String>> waiting) {
    try {
      String found = client.raw(collection(canary) + "/" + name(canary, news));
      if (found == null) {
        return Answer.NOT_THERE;
      }
      waiting.accept(waiting(found));
      return Answer.THERE;
    } catch (KubernetesClientException e) {
      LOG.debugf("cannot check whether an event was created already: %s", e.getMessage());
      return failure(e.getCode());
    }
  }

  /**
   * An event ready to be sent. All that takes time in a young process is done before the chat is
   * reported, because a death between the two repeats the message.
   */
  Prepared prepare(HasMetadata canary, Announcement news) {
    Supplier<JsonNode> body = () -> LiveObjects.toJson(event(canary, news));
    if (!warm) {
      var _ = body.get();
      warm = true;
    }
    // Made when its turn has come: thousands may wait for theirs.
    return waiting -> create(collection(canary), () -> marked(body.get(), waiting), news);
  }

  private static JsonNode marked(JsonNode body, Set<String> waiting) {
    if (waiting.isEmpty()) {
      return body;
    }
    ObjectNode marked = body.deepCopy();
    marked
        .withObject("/metadata/annotations")
        .put(WAITING, String.join(",", new TreeSet<>(waiting)));
    return marked;
  }

  private static Set<String> waiting(String event) {
    String list =
        Serialization.unmarshal(event, JsonNode.class)
            .path("metadata")
            .path("annotations")
            .path(WAITING)
            .asText();
    return list.isEmpty() ? Set.of() : Set.of(list.split(",", -1));
  }

  /** See {@link #prepare}. */
  @FunctionalInterface
  interface Prepared {
    /**
     * @param waiting channels that have not taken the alert yet
     */
    Answer create(Set<String> waiting);
  }

  private Answer create(String collection, Supplier<JsonNode> body, Announcement news) {
    turns.acquireUninterruptibly();
    try {
      client.raw(collection, "POST", body.get());
      return Answer.THERE;
    } catch (KubernetesClientException e) {
      LOG.debugf("the event '%s' could not be created: %s", news.message(), e.getMessage());
      if (isEnding(e)) {
        return Answer.NOBODY;
      }
      return e.getCode() == CONFLICT ? Answer.THERE : failure(e.getCode());
    } finally {
      turns.release();
    }
  }

  /**
   * @param code of HTTP; 0 when there was no answer
   */
  private static Answer failure(int code) {
    boolean refused = code >= 400 && code < 500 && code != TOO_MANY_REQUESTS;
    return refused ? Answer.REFUSED : Answer.UNAVAILABLE;
  }

  private static boolean isEnding(KubernetesClientException failure) {
    return String.valueOf(failure.getMessage()).contains("because it is being terminated");
  }

  private static String collection(HasMetadata canary) {
    return "/api/v1/namespaces/" + canary.getMetadata().getNamespace() + "/events";
  }

  static Event event(HasMetadata canary, Announcement news) {
    return new EventBuilder()
        .withNewMetadata()
        .withName(name(canary, news))
        .withNamespace(canary.getMetadata().getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(Canary.API_VERSION)
        .withKind(canary.getKind())
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

  private static String name(HasMetadata canary, Announcement news) {
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
