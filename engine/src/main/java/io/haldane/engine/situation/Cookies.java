package io.haldane.engine.situation;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.SessionAffinity;
import io.haldane.api.v1beta1.StatusEdit;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Session cookies: made when the canary first gets users, revoked when the run ends. */
public final class Cookies {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int LENGTH = 10;

  private Cookies() {}

  /** The cookies in force, or null without session affinity. */
  static Traffic.@Nullable Affinity of(CanaryStatus status, Situation s) {
    return s.canary().getSpec().analysis().sessionAffinity() == null
        ? null
        : new Traffic.Affinity(
            status.sessionAffinityCookie(),
            status.primarySessionAffinityCookie(),
            status.previousSessionAffinityCookie());
  }

  /** Cookies of this run; the same again when the tick is repeated. */
  public static void begin(StatusEdit next, Situation s) {
    SessionAffinity affinity = s.canary().getSpec().analysis().sessionAffinity();
    if (affinity == null) {
      return;
    }
    if (s.status().sessionAffinityCookie() == null) {
      next.sessionAffinityCookie(affinity.cookieName() + "=" + value(s, "canary"));
    }
    String primary = affinity.primaryCookieName();
    if (primary != null
        && !primary.isEmpty()
        && s.status().primarySessionAffinityCookie() == null) {
      next.primarySessionAffinityCookie(primary + "=" + value(s, "primary"));
    }
  }

  /** The canary's cookie is over; the answer makes browsers that still have it drop it. */
  public static void end(StatusEdit next, Situation s) {
    if (s.status().sessionAffinityCookie() != null) {
      next.previousSessionAffinityCookie(s.status().sessionAffinityCookie());
      next.sessionAffinityCookie(null);
    }
  }

  private static String value(Situation s, String role) {
    String seed = s.canary().getMetadata().getUid() + s.status().runStartedAt() + role;
    UUID random = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    long bits = random.getMostSignificantBits() ^ random.getLeastSignificantBits();
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      value.append(LETTERS.charAt((int) Long.remainderUnsigned(bits, LETTERS.length())));
      bits = Long.divideUnsigned(bits, LETTERS.length());
    }
    return value.toString();
  }
}
