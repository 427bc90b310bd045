package io.haldane.outbound;

import java.util.Optional;

/**
 * The span that requests of a piece of work belong to, as the header {@code traceparent} of W3C
 * Trace Context. {@link OutboundClient} sends it along. Belongs to the thread; {@code
 * admission.Calls} hands it on to the threads that it starts.
 */
public final class TraceParent {
  static final String HEADER = "traceparent";
  private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

  private TraceParent() {}

  /** Does the work with that header on its requests; without one, as if this was not there. */
  public static <T, X extends Throwable> T with(
      Optional<String> header, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return header.isEmpty() ? work.call() : ScopedValue.where(CURRENT, header.get()).call(work);
  }

  /** Of the work that this thread does; empty while nothing is traced. */
  public static Optional<String> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }
}
