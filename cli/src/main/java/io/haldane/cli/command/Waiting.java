package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Change;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Feed;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.Novelty;
import io.haldane.cli.reading.Progress;
import io.haldane.engine.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for a canary and prints a line for each step. */
final class Waiting {
  /** A problem that passes by itself, such as a failed request of the controller, is no end. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** The target changes without the canary. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Session session;
  private final Cluster cluster;
  private final String namespace;
  private final String name;
  private final Optional<Instant> end;
  private final Novelty novelty;
  private String said = "";
  private @Nullable Instant heldSince;

  Waiting(
      Session session, Cluster cluster, String namespace, String name, Optional<Duration> timeout) {
    this.session = session;
    this.cluster = cluster;
    this.namespace = namespace;
    this.name = name;
    this.end = timeout.map(limit -> session.clock().instant().plus(limit));
    this.novelty = new Novelty(cluster, Settings.DEFAULTS);
  }

  /** Returns the exit code. */
  int until(Goal goal) {
    Optional<Canary> canary = Optional.empty();
    try (Feed feed = Feed.ofCanary(cluster, namespace, name)) {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Change> change = feed.next(patience());
        if (change.isPresent()) {
          canary = hear(change.get(), canary);
        }
        Optional<Integer> code = canary.flatMap(known -> look(known, goal));
        if (code.isPresent()) {
          return code.get();
        }
      }
      return Exit.NOT_OK;
    }
  }

  private Duration patience() {
    Duration left =
        end.map(limit -> Duration.between(session.clock().instant(), limit)).orElse(TICK);
    return left.isNegative() ? Duration.ZERO : left.compareTo(TICK) < 0 ? left : TICK;
  }

  private Optional<Canary> hear(Change change, Optional<Canary> known) {
    if (change instanceof Change.Lost(Failure why)) {
      session.note("haldane: " + why.line() + " Trying again.");
      return known;
    }
    Optional<Canary> news = CanaryNews.of(change);
    if (news.isEmpty()) {
      throw known.isEmpty()
          ? Canaries.missing(cluster, namespace, name)
          : new Failure(Failure.Kind.NOT_FOUND, "Canary %s was deleted meanwhile.".formatted(name));
    }
    return news;
  }

  private Optional<Integer> look(Canary canary, Goal goal) {
    Progress progress = Progress.of(canary, isPending(canary));
    Goal.Step step = goal.step(canary, progress);
    if (!(step instanceof Goal.Step.Held)) {
      heldSince = null;
    }
    Optional<Integer> code =
        switch (step) {
          case Goal.Step.End(int exit, String line) -> {
            say(line);
            yield Optional.of(exit);
          }
          case Goal.Step.Held _ -> held(progress);
          case Goal.Step.Wait _ -> {
            say(progress.line());
            yield Optional.empty();
          }
          case Goal.Step.Silence _ -> Optional.empty();
        };
    return code.isPresent() ? code : timedOut(progress);
  }

  /** An API server that restarts is waited for. */
  private boolean isPending(Canary canary) {
    try {
      return novelty.isPending(canary);
    } catch (Failure failure) {
      if (!failure.passes()) {
        throw failure;
      }
      return true;
    }
  }

  private Optional<Integer> held(Progress progress) {
    Instant now = session.clock().instant();
    say(progress.line());
    if (heldSince == null) {
      heldSince = now;
    }
    return now.isBefore(heldSince.plus(GRACE)) ? Optional.empty() : Optional.of(Exit.HELD);
  }

  private Optional<Integer> timedOut(Progress progress) {
    Instant now = session.clock().instant();
    if (end.isEmpty() || now.isBefore(end.get())) {
      return Optional.empty();
    }
    say("Timed out. " + progress.line());
    return Optional.of(Exit.TIMED_OUT);
  }

  private void say(String line) {
    if (!line.equals(said)) {
      said = line;
      session.print(TIME.format(session.clock().instant().atZone(session.zone())) + " " + line);
    }
  }
}
