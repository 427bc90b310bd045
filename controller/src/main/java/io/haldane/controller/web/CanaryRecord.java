package io.haldane.controller.web;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.World;
import io.haldane.view.Ending;
import io.haldane.view.Runs;
import io.haldane.view.Sides;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of one canary. Thread-safe; every answer is an immutable copy. */
final class CanaryRecord {
  private final TickLog ticks = new TickLog();
  private final Runs runs = new Runs();
  private final AskedQueries queries = new AskedQueries();
  private final Installation installation;
  private CanarySnapshot now;

  /** A record that starts with what the canary's own status remembers. */
  CanaryRecord(Canary canary, Installation installation, Instant at) {
    this.installation = installation;
    this.now = CanarySnapshot.read(canary, null);
    remember(at);
  }

  private void remember(Instant at) {
    Instant written = now.changedAt();
    if (written != null) {
      Instant past = written.isAfter(at) ? at : written;
      CanaryStatus status = now.status();
      boolean failed = status.phase() == CanaryPhase.FAILED;
      String text = failed ? Ending.of(status, null) : CanaryReport.promotedMessage(status);
      ticks.add(Tick.remembered(past.toEpochMilli(), past, status, text));
      runs.remembered(report().withFailures(status), past, text);
    }
  }

  /** The canary as somebody else read it; decisions know better once there are any. */
  synchronized void seen(Canary read, Instant at) {
    now = now.seen(read);
    if (!now.decided()) {
      ticks.clear();
      runs.forget();
      remember(at);
    }
  }

  /** Whether that was news. */
  synchronized boolean looked(Sides found) {
    boolean news = !found.equals(now.sides());
    now = now.looked(found);
    return news;
  }

  synchronized void asked(Collection<Question> questions) {
    queries.asked(questions);
  }

  /** Whether anything came of it that a reader does not know. */
  synchronized boolean decided(Canary read, Decision.Act act, Instant at, int kept) {
    CanarySnapshot past = now;
    CanaryStatus before = past.before(read);
    now = past.after(read, act, at);
    CanaryStatus next = now.status();
    boolean said =
        ticks.add(Tick.decided(ticks.seqAt(at), at, before, next, act.why(), act.announcements()));
    ticks.trim(kept);
    boolean failed = act.outcome() == Outcome.FAILED;
    CanaryStatus counted = failed ? report().withFailures(next, before.failures()) : next;
    String text = failed ? Ending.of(next, act.why().text()) : act.why().text();
    runs.decided(counted, act.outcome(), at, text);
    return said
        || !past.decided()
        || !act.wake().equals(past.wake())
        || !next.equals(past.status());
  }

  synchronized boolean lists(String run) {
    return runs.list().stream().anyMatch(each -> run.equals(each.id()));
  }

  synchronized void trim(int kept) {
    ticks.trim(kept);
  }

  synchronized CanarySummary summary() {
    return report().summary(ticks.last());
  }

  /**
   * @param world that the last decision left behind, if it is still known
   */
  CanaryDetail detail(long after, Instant at, Optional<World> world) {
    CanaryReport report;
    List<Tick> newer;
    Optional<Tick> last;
    Map<String, String> asked;
    synchronized (this) {
      report = report();
      newer = ticks.after(after);
      last = ticks.last();
      asked = queries.all();
    }
    // A forecast takes a while, and the canary's own queue must not wait for readers.
    return report.detail(newer, last, asked, at, world);
  }

  private CanaryReport report() {
    return new CanaryReport(now, runs.list(), installation);
  }
}
