package io.haldane.mesh.common;

import io.haldane.api.GoDuration;
import io.haldane.api.v1beta1.SessionAffinity;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that keeps a user on one version.
 *
 * @param name as the canary asks for it
 * @param value of this run
 */
public record AffinityCookie(String name, String value) {
  private static final int A_DAY_IN_SECONDS = 86_400;
  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

  /** The cookie of a text such as {@code name=value}. */
  public static AffinityCookie parse(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0
        ? new AffinityCookie(pair, "")
        : new AffinityCookie(pair.substring(0, equals), pair.substring(equals + 1));
  }

  /** The RE2 expression that a {@code Cookie} header with this cookie in it matches as a whole. */
  public String pattern() {
    return ".*" + Re2.quote(name) + ".*" + Re2.quote(value) + ".*";
  }

  /** The {@code Set-Cookie} text that gives the cookie, for as long as the canary says. */
  public String give(SessionAffinity wanted) {
    Integer seconds = wanted.maxAge();
    return text(wanted, seconds == null || seconds == 0 ? A_DAY_IN_SECONDS : seconds);
  }

  /**
   * The {@code Set-Cookie} text that gives the cookie for one interval: who met the primary is to
   * be asked again at the next step.
   */
  public String giveForInterval(SessionAffinity wanted, @Nullable String interval) {
    Duration time = GoDuration.parse(interval).orElse(DEFAULT_INTERVAL);
    return text(wanted, time.toSeconds());
  }

  /**
   * The {@code Set-Cookie} text that takes the cookie back. Domain and path are named again, as a
   * browser only forgets a cookie that agrees in them.
   */
  public String revoke(SessionAffinity wanted) {
    return text(wanted, -1);
  }

  private String text(SessionAffinity wanted, long seconds) {
    StringBuilder text = new StringBuilder(name + "=" + value + "; Max-Age=" + seconds);
    append(text, "Domain", wanted.domain());
    flag(text, "HttpOnly", wanted.httpOnly());
    flag(text, "Partitioned", wanted.partitioned());
    append(text, "Path", wanted.path());
    append(text, "SameSite", wanted.sameSite());
    flag(text, "Secure", wanted.secure());
    return text.toString();
  }

  private static void append(StringBuilder text, String attribute, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      text.append("; ").append(attribute).append('=').append(value);
    }
  }

  private static void flag(StringBuilder text, String attribute, @Nullable Boolean set) {
    if (Boolean.TRUE.equals(set)) {
      text.append("; ").append(attribute);
    }
  }

  /** Whether a header is the one that cookies travel in; names of headers know no case. */
  public static boolean isCookieHeader(String header) {
    return header.toLowerCase(Locale.ROOT).equals("cookie");
  }
}
