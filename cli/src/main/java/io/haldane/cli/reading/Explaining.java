package io.haldane.cli.reading;

import io.haldane.api.net.Addresses;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.words.Checks;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.view.Ending;
import io.haldane.view.Gate;
import io.haldane.view.Outlook;
import io.haldane.view.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out why a release ended, or does not move. */
public final class Explaining {
  private final Cluster cluster;
  private final Installation installation;

  public Explaining(Cluster cluster, Installation installation) {
    this.cluster = cluster;
    this.installation = installation;
  }

  public Explanation explain(Canary canary, Picture picture, Instant now) {
    CanaryStatus status = canary.statusOrEmpty();
    List<CheckResult> bad =
        status.checks().stream().filter(check -> !check.verdict().equals("pass")).toList();
    Map<String, MetricRequest> queries =
        bad.stream().anyMatch(check -> check.kind().equals("metric"))
            ? new Queries(cluster, installation).of(canary, now)
            : Map.of();
    return new Explanation(
        why(status, picture),
        bad.stream().map(check -> finding(check, queries.get(check.name()))).toList(),
        advice(canary, status, picture));
  }

  private static String why(CanaryStatus status, Picture picture) {
    String phase = picture.summary().phaseText();
    String says = picture.summary().says();
    if (status.phase() == CanaryPhase.FAILED && Standing.problems(status).isEmpty()) {
      return Ending.of(status, null);
    }
    Outlook next = picture.next();
    return says.isEmpty() ? phase + ". " + next.text() : phase + ". " + says;
  }

  private static Explanation.Finding finding(CheckResult check, @Nullable MetricRequest request) {
    String answer = Checks.answer(check);
    return new Explanation.Finding(
        check.name(),
        answer.isEmpty() ? "no answer" : answer,
        request == null ? null : request.query().strip(),
        request == null ? null : backend(request));
  }

  private static String backend(MetricRequest request) {
    return request.backend().type() + " " + Addresses.shown(request.backend().address());
  }

  private static String advice(Canary canary, CanaryStatus status, Picture picture) {
    String name = canary.getMetadata().getName() + " -n " + canary.getMetadata().getNamespace();
    List<Condition> problems = Standing.problems(status);
    if (!problems.isEmpty()) {
      return "Fix what the message names. The controller continues by itself.";
    }
    if (Boolean.TRUE.equals(canary.getSpec().suspend())) {
      return "Remove spec.suspend.";
    }
    if (Boolean.TRUE.equals(status.paused())) {
      return "haldane resume " + name;
    }
    List<Gate> gates = Gate.closed(status, List.of());
    if (!gates.isEmpty()) {
      return "Open the gate " + gates.getFirst().name() + ", or haldane abort " + name;
    }
    return byPhase(status, picture, name);
  }

  private static String byPhase(CanaryStatus status, Picture picture, String name) {
    String ifFails = picture.next().ifFails();
    return switch (status.phase()) {
      case FAILED ->
          "Fix the version and apply it, or run the same one again: haldane retry " + name;
      case PROGRESSING, WAITING_PROMOTION ->
          Ending.failing(status).isEmpty() || ifFails == null
              ? "Wait. To end it now: haldane promote or haldane abort " + name
              : "If the next check fails, too, "
                  + ifFails
                  + ". To end it now: haldane abort "
                  + name;
      case WAITING -> "Start the run: haldane promote " + name;
      case NEW, INITIALIZING, PROMOTING, FINALISING, TERMINATING -> "Wait.";
      case INITIALIZED, SUCCEEDED, TERMINATED ->
          picture
              .unhealthy()
              .map(_ -> "Nothing now. Before the next run, see haldane doctor " + name)
              .orElse("Nothing.");
    };
  }
}
