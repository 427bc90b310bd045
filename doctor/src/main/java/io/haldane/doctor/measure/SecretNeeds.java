package io.haldane.doctor.measure;

import io.haldane.api.ObjectRef;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.api.v1beta1.NamedRef;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys that the Secret of a template has to have. */
public final class SecretNeeds {
  private SecretNeeds() {}

  /** Which keys are missing, as a list for people; empty when all are there or it is not known. */
  public static Optional<String> missing(Snapshot s, MetricCheck.Asked asked) {
    Backend backend = asked.question().request().backend();
    Map<String, String> secret = backend.secret();
    Credentials credentials = s.credentials().getOrDefault(backend.type(), Credentials.NONE);
    if (isUnread(s, asked) || credentials.alternatives().isEmpty()) {
      return Optional.empty();
    }
    if (secret == null) {
      return credentials.required() ? Optional.of(text(credentials)) : Optional.empty();
    }
    boolean complete =
        credentials.alternatives().stream()
            .anyMatch(
                keys -> keys.stream().allMatch(key -> !secret.getOrDefault(key, "").isEmpty()));
    return complete ? Optional.empty() : Optional.of(text(credentials));
  }

  /** Whether the backend cannot be asked from here for want of its login. */
  static boolean lacks(Snapshot s, MetricCheck.Asked asked) {
    return isUnread(s, asked) || missing(s, asked).isPresent();
  }

  private static String text(Credentials credentials) {
    return credentials.alternatives().stream()
        .map((List<String> keys) -> String.join(" and ", keys))
        .collect(Collectors.joining(", or "));
  }

  private static boolean isUnread(Snapshot s, MetricCheck.Asked asked) {
    NamedRef reference = asked.metric().templateRef();
    if (reference == null) {
      return false;
    }
    ObjectRef template = MetricChecks.templateRef(s.canary(), reference);
    return s.world()
        .live()
        .find(template, MetricTemplate.class)
        .map(found -> found.getSpec().provider().secretRef())
        .map(secret -> new ObjectRef("v1", "Secret", template.namespace(), secret.name()))
        .filter(s.unread()::contains)
        .isPresent();
  }
}
