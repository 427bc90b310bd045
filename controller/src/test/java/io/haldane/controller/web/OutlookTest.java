package io.haldane.controller.web;

import static io.haldane.controller.web.Canaries.START;
import static io.haldane.controller.web.Canaries.status;
import static io.haldane.controller.web.Canaries.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.decision.Wake;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlookTest {
  private static final Instant SOON = START.plusSeconds(7);
  private static final String GATED =
      """
      analysis:
        threshold: 2
        iterations: 3
        webhooks: [{name: approve, type: confirm-promotion, url: "http://gate"}]
      """;

  @Test
  void aStepThatPassesLeadsToTheNextWeight() {
    Outlook outlook = outlook(status(CanaryPhase.PROGRESSING, 20));
    assertThat(outlook.at()).isEqualTo(SOON);
    assertThat(outlook.ifPasses()).isEqualTo("the weight goes to 30 %");
    assertThat(outlook.ifFails()).startsWith("failed check 1 of 5");
    assertThat(outlook.text())
        .isEqualTo("Asked then: load-test, request-success-rate, request-duration.");
  }

  @Test
  void theLastStepLeadsToPromotion() {
    assertThat(outlook(status(CanaryPhase.PROGRESSING, 50)).ifPasses())
        .isEqualTo("the new version is promoted to the primary");
  }

  @Test
  void theLastFailureThatIsAllowedLeadsToRollback() {
    CanaryStatus status = status(CanaryPhase.PROGRESSING, 20).edit().failedChecks(4).done();
    assertThat(outlook(status).ifFails()).isEqualTo("the new version is rolled back");
  }

  @Test
  void aGateBeforePromotionIsForetold() {
    Canary gated = Canaries.canary("shop", "web", GATED);
    CanaryStatus last = status(CanaryPhase.PROGRESSING, 0).edit().iterations(3).done();
    assertThat(Outlook.of(gated, last, new Wake.At(SOON), START).ifPasses())
        .isEqualTo("promotion asks for approval");
  }

  @Test
  void aWatchThatWakesEarlierDoesNotShortenTheStep() {
    CanaryStatus status =
        status(CanaryPhase.PROGRESSING, 20).edit().nextAnalysisTime(SOON.toString()).done();
    Outlook outlook =
        Outlook.of(weighted("shop", "web"), status, new Wake.At(START.plusSeconds(1)), START);
    assertThat(outlook.at()).isEqualTo(SOON);
  }

  @Test
  void beforeAnyDecisionTheStatusTellsWhenItIsJudged() {
    CanaryStatus status =
        status(CanaryPhase.PROGRESSING, 20).edit().nextAnalysisTime(SOON.toString()).done();
    assertThat(Outlook.of(weighted("shop", "web"), status, null, START).at()).isEqualTo(SOON);
  }

  @Test
  void aSuspendedCanaryWaitsForNothing() {
    Canary suspended = Canaries.canary("shop", "web", "{suspend: true, analysis: {}}");
    Outlook outlook =
        Outlook.of(suspended, status(CanaryPhase.PROGRESSING, 20), new Wake.At(SOON), START);
    assertThat(outlook.kind()).isEqualTo("rest");
    assertThat(outlook.text()).startsWith("Suspended");
  }

  @Test
  void aCanaryInTroublePromisesNothing() {
    Condition wrong = new Condition("Reconciled", "False", "UnknownProvider", "No.", null, null);
    CanaryStatus status =
        status(CanaryPhase.PROGRESSING, 20).edit().conditions(List.of(wrong)).done();
    assertThat(outlook(status).text()).startsWith("Held: it continues");
    assertThat(outlook(status).ifPasses()).isNull();
  }

  @Test
  void blueGreenSwitchesAfterItsLastRoundAndIsJudgedOnceMore() {
    Canary canary = Canaries.canary("shop", "web", "{provider: istio, analysis: {iterations: 3}}");
    assertThat(passes(canary, 2)).isEqualTo("round 3 of 3 begins");
    assertThat(passes(canary, 3)).startsWith("all users are switched to the new version");
    assertThat(passes(canary, 4)).isEqualTo("the new version is promoted to the primary");
  }

  @Test
  void whereNothingCanSwitchTheLastRoundLeadsToPromotion() {
    Canary plain =
        Canaries.canary("shop", "web", "{provider: kubernetes, analysis: {iterations: 3}}");
    assertThat(passes(plain, 3)).isEqualTo("the new version is promoted to the primary");
  }

  @Test
  void copiesComeFirstAndEndWithTheFirstShare() {
    Canary mirror =
        Canaries.canary(
            "shop", "web", "{provider: istio, analysis: {stepWeight: 20, mirror: true}}");
    CanaryStatus fresh = status(CanaryPhase.PROGRESSING, 0);
    CanaryStatus copied = fresh.edit().mirrored(true).done();
    assertThat(Outlook.of(mirror, fresh, new Wake.At(SOON), START).ifPasses())
        .isEqualTo("the canary gets copies of the requests first, then 20 % of them");
    assertThat(Outlook.of(mirror, copied, new Wake.At(SOON), START).ifPasses())
        .isEqualTo("the copies end and the canary gets 20 % of the requests");
  }

  @Test
  void aPromotionByStepsTellsWhatIsLeftOnTheCanary() {
    Canary canary =
        Canaries.canary(
            "shop", "web", "{analysis: {stepWeight: 10, maxWeight: 50, stepWeightPromotion: 20}}");
    CanaryStatus promoting = status(CanaryPhase.PROMOTING, 50);
    assertThat(Outlook.of(canary, promoting, new Wake.At(SOON), START).text())
        .contains("in steps of 20 %", "30 % of them are left");
  }

  @Test
  void aCanaryThatIsHeldPromisesNothing() {
    Condition paused = new Condition("Paused", "True", "ByHand", "Lunch.", null, null);
    CanaryStatus status =
        status(CanaryPhase.PROGRESSING, 20).edit().conditions(List.of(paused)).done();
    assertThat(outlook(status).text()).startsWith("Held");
    assertThat(outlook(status).ifPasses()).isNull();
  }

  private static String passes(Canary canary, int round) {
    CanaryStatus status = status(CanaryPhase.PROGRESSING, 0).edit().iterations(round).done();
    return String.valueOf(Outlook.of(canary, status, new Wake.At(SOON), START).ifPasses());
  }

  private static Outlook outlook(CanaryStatus status) {
    return Outlook.of(weighted("shop", "web"), status, new Wake.At(SOON), START);
  }
}
