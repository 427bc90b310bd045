package io.haldane.load.task;

/** Counts tasks. Thread-safe. */
public interface TaskObserver {
  /**
   * @param type load or command
   * @param result started, skipped, passed or failed
   */
  void task(String type, String result);
}
