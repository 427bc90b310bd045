package io.haldane.mesh.common;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.SessionAffinity;
import org.jspecify.annotations.Nullable;

/**
 * The cookies that a route has to know of at this moment: during a run those that keep users where
 * they were, after it the one that is taken back.
 *
 * @param canary carried by users who met the canary
 * @param primary carried by users who met the primary, when the canary asks for that
 * @param previous of the last run
 */
public record StickyCookies(
    @Nullable Sticky canary, @Nullable Sticky primary, @Nullable Sticky previous) {
  private static final StickyCookies NONE = new StickyCookies(null, null, null);

  /**
   * One cookie.
   *
   * @param setCookie what an answer says to whoever is to have it, or to have it no longer
   */
  public record Sticky(AffinityCookie cookie, String setCookie) {}

  public static StickyCookies of(Analysis analysis, Traffic traffic) {
    SessionAffinity wanted = analysis.sessionAffinity();
    Traffic.Affinity cookies = traffic.affinity();
    if (wanted == null || cookies == null) {
      return NONE;
    }
    if (traffic.canary() == 0) {
      return afterRun(wanted, cookies);
    }
    StickyCookies all = duringRun(wanted, cookies, analysis.interval());
    // Nobody is kept on a primary that serves nobody.
    return traffic.everybody() ? all.withoutPrimary() : all;
  }

  private static StickyCookies duringRun(
      SessionAffinity wanted, Traffic.Affinity cookies, @Nullable String interval) {
    Sticky canary = null;
    if (cookies.canary() != null) {
      AffinityCookie cookie = AffinityCookie.parse(cookies.canary());
      canary = new Sticky(cookie, cookie.give(wanted));
    }
    Sticky primary = null;
    if (cookies.primary() != null && asksForPrimary(wanted)) {
      AffinityCookie cookie = AffinityCookie.parse(cookies.primary());
      primary = new Sticky(cookie, cookie.giveForInterval(wanted, interval));
    }
    return new StickyCookies(canary, primary, null);
  }

  private static StickyCookies afterRun(SessionAffinity wanted, Traffic.Affinity cookies) {
    if (cookies.previous() == null) {
      return NONE;
    }
    AffinityCookie cookie = AffinityCookie.parse(cookies.previous());
    return new StickyCookies(null, null, new Sticky(cookie, cookie.revoke(wanted)));
  }

  private static boolean asksForPrimary(SessionAffinity wanted) {
    return wanted.primaryCookieName() != null && !wanted.primaryCookieName().isEmpty();
  }

  /** The same without a cookie of the primary, for who keeps only the canary's users. */
  public StickyCookies withoutPrimary() {
    return new StickyCookies(canary, null, previous);
  }
}
