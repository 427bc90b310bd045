package io.haldane.controller.web;

import static io.haldane.controller.web.Canaries.START;
import static io.haldane.controller.web.Canaries.status;
import static io.haldane.controller.web.Canaries.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.Wake;
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
    assertThat(outlook(status).text()).startsWith("Held up");
    assertThat(outlook(status).ifPasses()).isNull();
  }

  private static Outlook outlook(CanaryStatus status) {
    return Outlook.of(weighted("shop", "web"), status, new Wake.At(SOON), START);
  }
}
