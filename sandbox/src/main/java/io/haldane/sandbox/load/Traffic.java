package io.haldane.sandbox.load;

/** Requests that go on until they are closed. Thread-safe. */
public interface Traffic extends AutoCloseable {
  /** What came back so far. */
  Tally tally();

  /** Begins no more, and waits for those in flight. */
  @Override
  void close();
}
