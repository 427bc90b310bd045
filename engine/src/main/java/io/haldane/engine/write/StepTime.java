package io.haldane.engine.write;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.StepTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A step begins when its route is written, not when the tick began: slow answers and slow writes
 * must not shorten it.
 */
public final class StepTime {
  private StepTime() {}

  /**
   * Puts off what the decision planned, by the time that it took to carry the decision out.
   *
   * @param took from the moment of the decision until everything was written
   * @return {@code next}, or a copy with a later time of the next analysis
   */
  public static CanaryStatus whole(CanaryStatus before, CanaryStatus next, Duration took) {
    String planned = next.nextAnalysisTime();
    if (planned == null
        || Objects.equals(planned, before.nextAnalysisTime())
        || !took.isPositive()) {
      return next;
    }
    return next.edit().nextAnalysisTime(Instant.parse(planned).plus(took).toString()).done();
  }

  /**
   * Who is to be woken for the next analysis is woken when it is due, and not at the time that was
   * planned first.
   *
   * @param planned the status of the decision
   * @param written what became of it
   */
  public static Wake wake(Wake wake, CanaryStatus planned, CanaryStatus written) {
    return wake instanceof Wake.At(Instant at)
            && StepTimes.instant(planned.nextAnalysisTime()).filter(at::equals).isPresent()
        ? StepTimes.instant(written.nextAnalysisTime()).<Wake>map(Wake.At::new).orElse(wake)
        : wake;
  }
}
