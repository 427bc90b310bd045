package io.haldane.webhooks.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.webhooks.http.StuckServer;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HookInterruptTest {
  record Outcome(HookAnswer answer, boolean flag) {}

  @Test
  void an_interrupt_ends_a_call_and_stays_visible() throws Exception {
    HttpHookCaller caller = new HttpHookCaller();
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    try (StuckServer silent = new StuckServer("", "")) {
      Thread thread = Thread.startVirtualThread(() -> outcome.complete(call(caller, silent.url())));
      silent.awaitCall();
      thread.interrupt();

      assertThat(outcome.get().answer().error()).contains("was interrupted");
      assertThat(outcome.get().flag()).isTrue();
    }
  }

  @Test
  void an_interrupt_ends_a_pause_and_stays_visible() throws Exception {
    Pause interrupted =
        _ -> {
          throw new InterruptedException();
        };
    HttpHookCaller caller = new HttpHookCaller(interrupted, InstantSource.system());
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread.startVirtualThread(() -> outcome.complete(call(caller, "http://nobody.invalid/")));

    assertThat(outcome.get().answer().error()).contains("was interrupted");
    assertThat(outcome.get().flag()).isTrue();
  }

  private static Outcome call(HttpHookCaller caller, String url) {
    HookAnswer answer = caller.call(Hooks.to(url).retries(9).request());
    return new Outcome(answer, Thread.currentThread().isInterrupted());
  }
}
