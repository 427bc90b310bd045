package io.haldane.controller.web;

import static io.haldane.controller.web.Acts.act;
import static io.haldane.controller.web.Canaries.START;
import static io.haldane.controller.web.Canaries.status;
import static io.haldane.controller.web.Canaries.weighted;
import static io.haldane.controller.web.Canaries.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.view.Attention;
import io.haldane.view.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = Histories.of("istio", () -> START);
  private final Canary canary = with(weighted("shop", "checkout"), progressing(10));

  @Test
  void a_decision_is_remembered_with_what_it_changed_and_why() {
    Reasons why = new Reasons("advance", "All passed.", List.of(Acts.successRate(99.9)));
    Decision.Act act = act(progressing(20), why, Outcome.NONE);

    history.written(canary, Acts.saying(act, START, "Normal", "Advance"), at(30));

    Tick tick = detail().ticks().getLast();
    assertThat(tick.at()).isEqualTo(at(30));
    assertThat(List.of(tick.weightBefore(), tick.weightAfter())).containsExactly(10, 20);
    assertThat(tick.verdict()).isEqualTo("advance");
    assertThat(tick.checks()).singleElement().satisfies(c -> assertThat(c.min()).isEqualTo(99.0));
    assertThat(tick.announcements()).extracting(Tick.Said::message).containsExactly("Advance");
    assertThat(detail().summary().text()).isEqualTo("All passed.");
    assertThat(detail().summary().changedAt()).isEqualTo(at(30));
  }

  @Test
  void a_summary_has_the_labels_to_search_by_and_not_too_many() {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      labels.put("label-" + i, "v");
    }
    Canary labelled = with(weighted("shop", "labelled"), progressing(10));
    labelled.getMetadata().setLabels(labels);
    history.seen(labelled);
    history.seen(canary);

    assertThat(history.summaries())
        .extracting(each -> each.labels().size())
        .containsExactly(0, CanarySummary.MOST_LABELS);
  }

  /** The provider is that of the installation, {@code -mesh-provider=kubernetes}. */
  @Test
  void no_switch_is_predicted_where_nothing_splits_traffic() {
    History plain = Histories.of("kubernetes", () -> START);
    Canary green =
        Canaries.canary(
            "shop",
            "checkout",
            """
            targetRef: {apiVersion: apps/v1, kind: Deployment, name: checkout}
            service: {port: 80}
            analysis: {iterations: 2}
            """);
    plain.seen(with(green, progressing(0).edit().iterations(2).done()));
    history.seen(with(green, progressing(0).edit().iterations(2).done()));

    CanaryDetail shown = plain.detail("shop", "checkout", 0).orElseThrow();
    assertThat(shown.summary().strategy().switches()).isFalse();
    assertThat(shown.outlook().ifPasses()).isEqualTo("the new version is promoted to the primary");
    assertThat(detail().outlook().ifPasses()).contains("all users are switched");
  }

  @Test
  void what_the_status_remembers_is_shown_before_anything_was_decided() {
    var remembered = progressing(10).edit().checks(List.of(Acts.latency(620))).done();
    history.seen(with(canary, remembered));

    CanaryDetail detail = detail();
    assertThat(detail.summary().text()).isEqualTo("It is Progressing.");
    assertThat(detail.checks()).extracting("name").containsExactly("request-duration");
    assertThat(detail.ticks()).singleElement().extracting(Tick::verdict).isEqualTo("remembered");
    assertThat(detail.runs()).singleElement().extracting(Run::startedAt).isEqualTo(START);
  }

  @Test
  void the_first_decision_after_a_restart_stands_behind_what_the_status_remembers() {
    history.written(canary, act(progressing(20), "advance", "Up."), at(30));

    assertThat(detail().ticks()).extracting(Tick::verdict).containsExactly("remembered", "advance");
  }

  @Test
  void the_same_said_again_takes_no_room() {
    Decision.Act rest = act(progressing(10), "hold", "Pods start.");
    history.written(canary, rest, at(10));
    history.written(canary, rest, at(20));
    history.written(canary, rest, at(30));

    Tick tick = detail().ticks().getLast();
    assertThat(detail().ticks()).hasSize(2);
    assertThat(tick.times()).isEqualTo(3);
    assertThat(List.of(tick.at(), tick.lastAt())).containsExactly(at(10), at(30));
    assertThat(tick.seq()).isEqualTo(at(30).toEpochMilli());
  }

  @Test
  void a_browser_that_knows_the_old_ticks_is_told_only_the_new_ones() {
    history.written(canary, act(progressing(20), "advance", "Up."), at(30));
    long known = detail().summary().seq();
    history.written(canary, act(progressing(30), "advance", "Up again."), at(60));

    CanaryDetail news = history.detail("shop", "checkout", known).orElseThrow();
    assertThat(news.ticks()).extracting(Tick::text).containsExactly("Up again.");
  }

  @Test
  void ticks_of_the_same_instant_keep_their_order() {
    history.written(canary, act(progressing(20), "advance", "One."), at(30));
    history.written(canary, act(progressing(30), "advance", "Two."), at(30));

    assertThat(detail().ticks()).extracting(Tick::seq).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void old_ticks_make_room_for_new_ones() {
    for (int i = 0; i < History.TICKS_PER_CANARY + 50; i++) {
      history.written(canary, act(progressing(10), "hold", "Tick " + i), at(i));
    }
    assertThat(detail().ticks()).hasSize(History.TICKS_PER_CANARY);
    assertThat(detail().ticks().getFirst().text()).isEqualTo("Tick 50.");
  }

  @Test
  void many_canaries_share_the_room() {
    for (int i = 0; i < 200; i++) {
      history.written(canary, act(progressing(10), "hold", "Tick " + i), at(i));
    }
    for (int i = 0; i < 399; i++) {
      history.seen(weighted("shop", "other-" + i));
    }
    assertThat(detail().ticks()).hasSize(History.TICKS_IN_ALL / 400);
  }

  @Test
  void a_deleted_canary_is_forgotten() {
    history.written(canary, act(progressing(20), "advance", "Up."), at(30));
    history.gone(new CanaryKey("shop", "checkout"));

    assertThat(history.summaries()).isEmpty();
    assertThat(history.detail("shop", "checkout", 0)).isEmpty();
  }

  @Test
  void the_list_starts_with_what_asks_for_attention() {
    history.seen(with(weighted("a", "steady"), status(CanaryPhase.SUCCEEDED, 0)));
    history.seen(with(weighted("a", "running"), progressing(10)));
    history.seen(with(weighted("a", "waiting"), status(CanaryPhase.WAITING, 0)));
    history.seen(with(weighted("z", "failed"), status(CanaryPhase.FAILED, 0)));
    history.seen(with(weighted("b", "troubled"), troubled()));

    assertThat(history.summaries())
        .extracting(CanarySummary::name)
        .containsExactly("troubled", "failed", "waiting", "running", "steady");
    assertThat(history.summaries().getFirst().problem()).isEqualTo("No such provider.");
  }

  @Test
  void the_traffic_is_what_the_router_was_last_told() {
    Decision.Act mirror = act(progressing(0), "advance", "Mirrored.");
    history.written(canary, Acts.routing(mirror, new Traffic(0, true, null)), at(30));
    history.written(canary, act(progressing(0), "hold", "Waits."), at(40));

    assertThat(detail().traffic()).isEqualTo(new CanaryDetail.Split(100, 0, true));
  }

  @Test
  void while_a_promotion_waits_the_weight_is_what_the_router_was_told() {
    history.written(
        canary, Acts.routing(act(progressing(50), "up", "Up."), Traffic.weight(50)), START);
    history.written(canary, act(status(CanaryPhase.WAITING_PROMOTION, 0), "hold", "Gate."), at(30));

    assertThat(detail().summary().weight()).isEqualTo(50);
    assertThat(detail().ticks().getLast().weightAfter()).isEqualTo(50);

    history.written(canary, act(status(CanaryPhase.FAILED, 0), "rollback", "Over."), at(60));
    assertThat(detail().traffic().canary()).isZero();
  }

  @Test
  void a_steady_canary_is_looked_at_only_when_something_changes() {
    Decision.Act act = act(status(CanaryPhase.SUCCEEDED, 0), "rest", "Nothing to do.");
    history.written(canary, Acts.waking(act, new Wake.OnChange()), at(30));

    assertThat(detail().outlook().at()).isNull();
    assertThat(detail().outlook().kind()).isEqualTo("rest");
  }

  @Test
  void a_canary_that_is_paused_or_queued_waits_with_its_message() {
    for (String type : new String[] {"Paused", "Queued"}) {
      history.written(canary, act(holding(type, "True"), "hold", "Held."), at(30));
      assertThat(detail().summary().attention()).isEqualTo(Attention.WAITING);
      assertThat(detail().summary().held()).isEqualTo("Lunch.");
      assertThat(detail().summary().problem()).isNull();

      history.written(canary, act(holding(type, "False"), "hold", "Held no more."), at(40));
      assertThat(detail().summary().attention()).isEqualTo(Attention.RUNNING);
      assertThat(detail().summary().held()).isNull();
      assertThat(detail().summary().problem()).isNull();
    }
  }

  private static CanaryStatus holding(String type, String truth) {
    Condition condition = new Condition(type, truth, "ByHand", "Lunch.", null, null);
    return progressing(20).edit().conditions(List.of(condition)).done();
  }

  private CanaryDetail detail() {
    return history.detail("shop", "checkout", 0).orElseThrow();
  }

  private static CanaryStatus progressing(int weight) {
    return status(CanaryPhase.PROGRESSING, weight);
  }

  private static CanaryStatus troubled() {
    Condition reconciled =
        new Condition("Reconciled", "False", "UnknownProvider", "No such provider.", null, null);
    return progressing(0).edit().conditions(List.of(reconciled)).done();
  }

  private static Instant at(int seconds) {
    return START.plus(Duration.ofSeconds(seconds));
  }
}
