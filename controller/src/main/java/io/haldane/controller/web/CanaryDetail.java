package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.api.v1beta1.RunSignal;
import io.haldane.view.Choice;
import io.haldane.view.Gate;
import io.haldane.view.Order;
import io.haldane.view.Outlook;
import io.haldane.view.Run;
import io.haldane.view.Sides;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One canary with its history; the answer of {@code GET /api/canaries/{namespace}/{name}}.
 *
 * @param now clock of the controller, to count down by
 * @param target kind and name of the workload, such as {@code Deployment checkout}
 * @param provider mesh or ingress that the canary names, or that was chosen for it as in {@code
 *     auto: istio}; absent when it takes the default
 * @param interval seconds between two judgements; absent when the spec does not say
 * @param traffic who gets how much at the moment
 * @param conditions all of the status
 * @param checks what was asked and answered last
 * @param queries by check, as they were last sent to a Prometheus
 * @param ticks decisions, oldest first; with {@code ?after=seq} only the ones after that
 * @param runs newest first
 * @param current what the current run releases, and who had a part in it; absent between runs
 * @param sides what both workloads run; absent until this replica has read them
 * @param gates that are closed
 * @param orders that can be given now, each with the line for a shell
 * @param choices all orders, each with why it makes no sense now if it does not
 * @param revision hash of the newest version that a run was made of; an order names the one that
 *     its user saw
 * @param ended why the last run failed; absent when it did not, or when the next one is running
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanaryDetail(
    CanarySummary summary,
    Instant now,
    String target,
    @Nullable String provider,
    @Nullable Double interval,
    Split traffic,
    Outlook outlook,
    List<Condition> conditions,
    List<CheckResult> checks,
    Map<String, String> queries,
    List<Tick> ticks,
    List<Run> runs,
    @Nullable Hands current,
    @Nullable Sides sides,
    List<Gate> gates,
    List<Order> orders,
    List<Choice> choices,
    @Nullable String revision,
    @Nullable String ended) {

  /** The part of the record of a run that says who: its steps are {@code ticks}. */
  public record Hands(RunRelease release, List<RunSignal> signals) {
    static @Nullable Hands of(CanaryStatus status) {
      RunRecord run = status.run();
      return run == null || run.isOver() || !status.phase().running()
          ? null
          : new Hands(run.release(), run.signals());
    }
  }

  /**
   * Who gets how much.
   *
   * @param canary percent; of the matching requests in an A/B test
   * @param mirrored whether requests of the primary are copied to the canary
   */
  public record Split(int primary, int canary, boolean mirrored) {}
}
