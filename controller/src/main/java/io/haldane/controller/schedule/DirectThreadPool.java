package io.haldane.controller.schedule;

import org.quartz.spi.ThreadPool;

/**
 * Runs what is due in Quartz' own thread, which fits work that only wakes others. On a busy machine
 * every handing over to another thread costs milliseconds. Public, because Quartz makes it by its
 * name.
 */
public final class DirectThreadPool implements ThreadPool {
  private static final int THREADS = 1;

  @Override
  public boolean runInThread(Runnable due) {
    due.run();
    return true;
  }

  @Override
  public int blockForAvailableThreads() {
    return THREADS;
  }

  @Override
  public int getPoolSize() {
    return THREADS;
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown(boolean waitForJobsToComplete) {}

  @Override
  public void setInstanceId(String id) {}

  @Override
  public void setInstanceName(String name) {}
}
