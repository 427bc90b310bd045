package io.haldane.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.MetricAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What came of a query whose thread was interrupted while the server was silent.
 *
 * @param flagStayed whether the thread was still marked as interrupted afterwards
 */
record Interrupted(MetricAnswer answer, boolean flagStayed) {
  static Interrupted during(SilentServer silent, Supplier<MetricAnswer> query) throws Exception {
    CompletableFuture<Interrupted> answer = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                MetricAnswer got = query.get();
                boolean flag = Thread.currentThread().isInterrupted();
                answer.complete(new Interrupted(got, flag));
              } catch (Throwable broken) {
                answer.completeExceptionally(broken);
              }
            });
    assertThat(silent.wasAsked()).as("the request reached the server").isTrue();
    asking.interrupt();
    return answer.get(1, TimeUnit.MINUTES);
  }
}
