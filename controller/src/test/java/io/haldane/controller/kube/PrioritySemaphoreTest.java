package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PrioritySemaphoreTest {
  private final PrioritySemaphore semaphore = new PrioritySemaphore(1);
  private final List<String> served = Collections.synchronizedList(new ArrayList<>());

  /** Waits in its line until it is served; the next is served when somebody releases a permit. */
  private Thread waiter(String name, WritePriority priority) throws InterruptedException {
    Thread thread =
        Thread.startVirtualThread(() -> {
          try {
            semaphore.acquire(priority);
            served.add(name);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    while (thread.getState() != Thread.State.WAITING) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return thread;
  }

  private void serve(int number) throws InterruptedException {
    for (int i = 0; i < number; i++) {
      int before = served.size();
      semaphore.release();
      while (served.size() == before) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  @Test
  void what_is_urgent_goes_first_but_the_others_get_every_fourth_permit()
      throws InterruptedException {
    semaphore.acquire(WritePriority.OTHER);
    for (int i = 1; i <= 4; i++) {
      waiter("other " + i, WritePriority.OTHER);
    }
    for (int i = 1; i <= 5; i++) {
      waiter("urgent " + i, WritePriority.TRAFFIC);
    }
    serve(9);

    assertThat(served)
        .containsExactly(
            "urgent 1",
            "urgent 2",
            "urgent 3",
            "other 1",
            "urgent 4",
            "urgent 5",
            "other 2",
            "other 3",
            "other 4");
  }

  @Test
  void who_is_interrupted_leaves_the_line_and_takes_no_permit() throws InterruptedException {
    semaphore.acquire(WritePriority.OTHER);
    Thread first = waiter("first", WritePriority.TRAFFIC);
    waiter("second", WritePriority.TRAFFIC);
    first.interrupt();
    first.join();
    serve(1);

    assertThat(served).containsExactly("second");
    semaphore.release();
    semaphore.acquire(WritePriority.OTHER);
  }
}
