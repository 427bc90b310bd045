package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A command that runs while a test changes the cluster. */
final class Background implements AutoCloseable {
  private static final long SECONDS = 30;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<Integer> code = new CompletableFuture<>();
  private final Thread thread;

  Background(Shell shell, String line) {
    thread =
        Thread.ofPlatform().daemon().start(() -> code.complete(shell.run(out, err, line).code()));
  }

  Background awaitOut(String words) {
    Awaitility.await()
        .atMost(SECONDS, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(out.toString() + err).contains(words));
    return this;
  }

  int exit() {
    return code.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  String out() {
    return out.toString();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
