package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.fault.AuditLog.Request;
import io.haldane.e2e.fault.Kubelet.Death;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.journey.Users;
import io.haldane.e2e.process.Signal;
import io.haldane.e2e.process.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two replicas, and something happens to the one that leads. */
@Tag("e2e")
@Tag("fault")
@ExtendWith(ClusterExtension.class)
class LeaderFaultTest {
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void the_other_replica_goes_on_when_the_leader_is_killed(Cluster cluster) {
    try (Outside outside = Outside.open();
        Pair pair = Pair.start(cluster, "killed", outside);
        Subject subject = Subject.begin(cluster, "leader-killed", Subject.FINE).awaitInitialized();
        Users users = subject.users()) {
      subject.release("6.0.1");
      subject.awaitWeight(20);
      Kubelet first = pair.leader();
      Kubelet second = pair.other(first);
      first.kill();
      Until.holds("the other to lead", LIMIT, () -> !second.elections().isEmpty());
      Instant dead = first.deaths().getLast().dead();
      subject
          .journey()
          .figure(
              "the other leads %d ms after the death"
                  .formatted(Duration.between(dead, second.elections().getFirst()).toMillis()));
      subject.awaitEnd(CanaryPhase.SUCCEEDED);
      users.lostNothing();
      new Tale(subject).promoted().isTold(outside, AuditLog.of(cluster), first.deaths());
      Steps.were(subject, AuditLog.of(cluster), 20, 40);
    }
  }

  @Test
  void a_leader_that_wakes_up_too_late_overwrites_nothing(Cluster cluster) {
    try (Outside outside = Outside.open();
        Pair pair = Pair.start(cluster, "paused", outside);
        Subject one = Subject.begin(cluster, "leader-paused-1", Subject.FINE);
        Subject two = Subject.begin(cluster, "leader-paused-2", Subject.FINE);
        Subject three = Subject.begin(cluster, "leader-paused-3", Subject.FINE)) {
      List<Subject> subjects = List.of(one, two, three);
      List<Death> pauses = new ArrayList<>();
      subjects.forEach(Subject::awaitInitialized);
      try (Users users = one.users()) {
        subjects.forEach(subject -> subject.release("6.0.1"));
        pauses.add(pauseAt("route from 0 to 20", two, pair));
        pauses.add(pauseAt("Progressing 40", three, pair));
        subjects.forEach(subject -> subject.awaitEnd(CanaryPhase.SUCCEEDED));
        users.lostNothing();
      }
      for (Subject subject : subjects) {
        new Tale(subject).promoted().isTold(outside, AuditLog.of(cluster), pauses);
        Steps.were(subject, AuditLog.of(cluster), 20, 40);
      }
    }
  }

  /**
   * Holds the leader beyond its Lease, in the middle of its work, and lets it go when the other
   * leads.
   *
   * @return the time at which it was as good as dead
   */
  private static Death pauseAt(String moment, Subject subject, Pair pair) {
    Kubelet leader = pair.leader();
    Kubelet other = pair.other(leader);
    int deaths = leader.deaths().size();
    int elections = other.elections().size();
    try (Moments moments = Moments.once(subject, moment, () -> leader.signal(Signal.STOP))) {
      subject.journey().await(moment, () -> moments.seen().contains(moment));
    }
    Instant paused = Instant.now();
    Until.holds("the other to lead", LIMIT, () -> other.elections().size() > elections);
    Instant takenOver = other.elections().getLast();
    Instant woken = Instant.now();
    leader.signal(Signal.CONT);
    Until.holds("the old leader to end", LIMIT, () -> leader.deaths().size() > deaths);
    Instant gone = leader.deaths().getLast().dead();
    List<Request> late =
        AuditLog.of(leader.replica().cluster())
            .requests(r -> r.isWrite() && r.succeeded() && r.received().isAfter(takenOver));
    long written = overwritesNothing(late, leader, other, woken);
    subject
        .journey()
        .figure(
            "the other led %d ms after the pause began; the old leader ended %d ms after it, and sent %d writes that were on their way"
                .formatted(
                    Duration.between(paused, takenOver).toMillis(),
                    Duration.between(woken, gone).toMillis(),
                    written));
    return new Death(paused, paused);
  }

  /**
   * No client can call back a request that it had checked and begun to send when it was held. The
   * API server takes it only while its object is as it was: before the new leader has changed it.
   *
   * @param late what was written since the other leads
   */
  private static long overwritesNothing(
      List<Request> late, Kubelet old, Kubelet other, Instant woken) {
    List<Request> ofOld = late.stream().filter(request -> old.replica().sent(request)).toList();
    for (Request write : ofOld) {
      assertThat(write.received()).as("%s", write).isBefore(woken.plus(ON_ITS_WAY));
      assertThat(late)
          .filteredOn(request -> other.replica().sent(request) && request.isOn(write))
          .as("writes of the new leader before %s", write)
          .allMatch(request -> request.received().isAfter(write.received()));
    }
    return ofOld.size();
  }

  /** Two replicas, of which one leads. */
  private record Pair(Kubelet first, Kubelet second) implements AutoCloseable {

    static Pair start(Cluster cluster, String name, Outside outside) {
      List<String> flags = new ArrayList<>(outside.flags());
      flags.addAll(Terms.QUICK);
      Kubelet first = Kubelet.start(Replica.of(cluster, name + "-a", 8081, flags));
      Kubelet second = Kubelet.start(Replica.of(cluster, name + "-b", 8082, flags));
      Until.holds("one of two to lead", LIMIT, () -> first.leads() || second.leads());
      return new Pair(first, second);
    }

    /** Who won the last election. */
    Kubelet leader() {
      return second.lastElection().isAfter(first.lastElection()) ? second : first;
    }

    Kubelet other(Kubelet one) {
      return one == first ? second : first;
    }

    @Override
    public void close() {
      first.close();
      second.close();
    }
  }
}
