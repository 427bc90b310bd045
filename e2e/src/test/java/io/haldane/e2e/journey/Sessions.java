package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.load.Plan;
import io.haldane.sandbox.load.Visit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Session affinity as browsers see it.
 *
 * @param canaryCookie name of the cookie that the new version's answers set
 * @param primaryCookie name of the one that the old version's answers set
 */
record Sessions(Journey journey, String canaryCookie, String primaryCookie) {
  /** So often must a cookie have been seen to do its work. */
  private static final int OFTEN = 20;

  /**
   * During the analysis, who brings no cookie gets that of the version that answers, and who brings
   * one is answered by its version.
   */
  Sessions areKept(Users browsers, String oldVersion, String newVersion) {
    List<Visit> visits =
        browsers.during(status -> status.phase() == CanaryPhase.PROGRESSING && status.weight() > 0);
    List<Visit> fresh = visits.stream().filter(visit -> visit.cookies().isEmpty()).toList();
    assertThat(fresh)
        .allMatch(visit ->
            visit
                .given()
                .startsWith(visit.version().equals(newVersion) ? canaryCookie : primaryCookie));
    stay(visits, canaryCookie, newVersion);
    stay(visits, primaryCookie, oldVersion);
    return this;
  }

  private void stay(List<Visit> visits, String cookie, String version) {
    List<Visit> those =
        visits.stream().filter(visit -> visit.cookies().startsWith(cookie + "=")).toList();
    journey.figure("%d requests with %s, all to %s".formatted(those.size(), cookie, version));
    assertThat(those).hasSizeGreaterThan(OFTEN).allMatch(visit -> visit.version().equals(version));
  }

  /** After the run, the canary's cookie is taken from whoever still brings it. */
  Sessions areTakenBack(Plan plan) {
    String cookie =
        Objects.requireNonNull(journey.status("podinfo").previousSessionAffinityCookie());
    assertThat(cookie).startsWith(canaryCookie + "=");
    try (Users late = journey.users(plan.withHeaders(Map.of("Cookie", cookie)))) {
      journey.await("a few late users", () -> late.visits().size() >= OFTEN);
      assertThat(late.visits())
          .allMatch(visit -> visit.given().startsWith(cookie))
          .allMatch(visit -> visit.given().contains("Max-Age=-1"));
    }
    return this;
  }
}
