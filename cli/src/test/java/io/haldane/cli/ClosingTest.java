package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A JVM waits 300 ms at its end for a thread that is in a system call. */
class ClosingTest {

  @Test
  void a_command_leaves_no_thread_of_its_http_client() throws IOException {
    try (TestCluster cluster = new TestCluster().with("shop.yaml")) {
      Set<Thread> before = selectors();

      assertThat(cluster.shell().run("list").code()).isZero();

      Set<Thread> left = selectors();
      left.removeAll(before);
      assertThat(left).isEmpty();
    }
  }

  private static Set<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("SelectorManager"))
        .collect(Collectors.toSet());
  }
}
