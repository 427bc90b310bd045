package io.haldane.outbound.admission;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.ReplyListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leave to make one call to a server that is not known to be silent. One of the methods that say
 * how it ended must be called, once.
 */
final class Pass implements ReplyListener {
  private final Circuits circuits;
  private final CallTarget to;
  private final Optional<CircuitBreaker> trial;
  private volatile @Nullable HttpReply last;

  /**
   * @param trial the open circuit that waits for the end of this call; empty when there is none
   */
  Pass(Circuits circuits, CallTarget to, Optional<CircuitBreaker> trial) {
    this.circuits = circuits;
    this.to = to;
    this.trial = trial;
  }

  @Override
  public void heard(HttpReply reply) {
    last = reply;
  }

  /** It came back in time. What counts is whether a server answered, and not what. */
  void returned() {
    if (last instanceof HttpReply.Failed failed && failed.cause().isSilence()) {
      circuits.silent(to);
    } else {
      circuits.answered(to);
    }
  }

  /** Its deadline passed. */
  void timedOut() {
    circuits.silent(to);
  }

  /** It crashed or was never made, which says nothing about the server. */
  void gaveUp() {
    trial.ifPresent(circuits::release);
  }
}
