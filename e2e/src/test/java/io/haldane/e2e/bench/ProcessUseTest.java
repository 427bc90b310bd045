package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessUseTest {
  @Test
  void cpu_time_is_that_of_user_and_system_whatever_the_name() {
    String stat = "42 (a (b) c) S 1 42 42 0 -1 4194304 900 0 0 0 250 50 0 0 20 0 30 0 100 1 1";
    assertThat(ProcessUse.cpuSeconds(stat)).isEqualTo(3);
  }

  @Test
  void memory_is_read_by_its_kind() {
    String status =
        """
        VmHWM:     5000 kB
        VmRSS:     4000 kB
        RssAnon:   3000 kB
        RssFile:   1000 kB
        """;
    assertThat(ProcessUse.memory(status))
        .isEqualTo(new ProcessUse.Memory(4_096_000, 3_072_000, 1_024_000, 5_120_000));
  }

  @Test
  void this_process_has_memory_and_has_used_a_processor() {
    long here = ProcessHandle.current().pid();
    assertThat(ProcessUse.cpuSeconds(here)).isPositive();
    assertThat(ProcessUse.memory(here).resident()).isPositive();
    assertThat(Machine.busySeconds()).isGreaterThan(ProcessUse.cpuSeconds(here));
  }
}
