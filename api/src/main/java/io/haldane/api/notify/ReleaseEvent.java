package io.haldane.api.notify;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to a release, with all that a channel may want to say of it.
 *
 * @param id the same for each attempt to send this event, and for no other event of the canary
 * @param at when it was decided
 * @param text one sentence; for alerts that Flagger has, Flagger's own
 * @param reason why it happened, when that is more than the text says
 * @param checks results of the last checks
 * @param fields titled facts to stand under the text
 * @param links where to read more
 * @param receipt what this channel's notifier returned for the first event of the run; empty when
 *     it returned nothing or the controller no longer knows
 */
public record ReleaseEvent(
    String id,
    Instant at,
    EventKind kind,
    Severity severity,
    Subject canary,
    Run run,
    Change change,
    String text,
    Optional<String> reason,
    List<CheckResult> checks,
    List<Field> fields,
    List<Link> links,
    Optional<String> receipt) {
  public ReleaseEvent {
    checks = List.copyOf(checks);
    fields = List.copyOf(fields);
    links = List.copyOf(links);
  }

  /**
   * The canary.
   *
   * @param uid stays the same over all runs; empty when it is not known
   * @param cluster name of the cluster, when the installation has one
   */
  public record Subject(
      String name,
      String namespace,
      String uid,
      Map<String, String> labels,
      Optional<String> cluster) {
    public Subject {
      labels = Map.copyOf(labels);
    }

    /** The same for all runs, and for no other canary that is known to have a uid. */
    public String key() {
      return "haldane/" + (uid.isEmpty() ? title() : uid);
    }

    /** Name and namespace, as Flagger writes them. */
    public String title() {
      return name + "." + namespace;
    }
  }

  /**
   * How far the release is.
   *
   * @param id unique over all canaries; the same for all events of one run
   * @param weight percent of the traffic that is meant for the new version
   */
  public record Run(String id, CanaryPhase phase, int weight, int iteration) {}

  /**
   * What is released.
   *
   * @param revision hash of the target's template; empty before the first run
   * @param images of the target's containers; empty when the target could not be read
   * @param annotations of the target, where tools put the commit
   */
  public record Change(String revision, List<Image> images, Map<String, String> annotations) {
    public Change {
      images = List.copyOf(images);
      annotations = Map.copyOf(annotations);
    }
  }

  /** The image of one container. */
  public record Image(String container, String image) {}

  /** A titled fact. */
  public record Field(String title, String value) {}

  /** A titled URL. */
  public record Link(String title, String url) {}

  /** The same for each attempt to send this event, and for no other event of any canary. */
  public String key() {
    return canary.key() + "/" + id;
  }

  /** The same event for a channel that returned this for the run's first message. */
  public ReleaseEvent withReceipt(Optional<String> other) {
    return new ReleaseEvent(
        id, at, kind, severity, canary, run, change, text, reason, checks, fields, links, other);
  }
}
