package io.haldane.load.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  private static Programs programs(Duration longest, int output) {
    return new Programs(new ProgramLimits(Set.of("echo"), true, longest, 1, output));
  }

  private static final Programs PROGRAMS = programs(Duration.ofSeconds(20), 1_000);

  @Test
  void arguments_reach_a_program_as_they_are() throws InterruptedException {
    assertThat(PROGRAMS.run(List.of("echo", "$HOME; a  b", "*")))
        .isEqualTo(new ProgramResult.Finished(0, "$HOME; a  b *"));
  }

  @Test
  void the_exit_code_and_the_error_output_are_known() throws InterruptedException {
    assertThat(PROGRAMS.run(List.of("bash", "-c", "echo out; echo err >&2; exit 3")))
        .isEqualTo(new ProgramResult.Finished(3, "out\nerr"));
  }

  @Test
  void the_input_is_empty() throws InterruptedException {
    assertThat(PROGRAMS.run(List.of("cat"))).isEqualTo(new ProgramResult.Finished(0, ""));
  }

  @Test
  void the_end_of_a_long_output_is_kept() throws InterruptedException {
    ProgramResult result =
        programs(Duration.ofSeconds(20), 10)
            .run(List.of("bash", "-c", "head -c 100000 /dev/zero | tr '\\0' a; echo -n THE_END"));

    assertThat(result)
        .isEqualTo(new ProgramResult.Finished(0, "[99997 bytes left out] aaaTHE_END"));
  }

  @Test
  void time_ends_a_program_and_what_it_started(@TempDir Path folder) throws InterruptedException {
    Path pid = folder.resolve("pid");
    ProgramResult result =
        programs(Duration.ofMillis(500), 100)
            .run(List.of("bash", "-c", "sleep 300 & echo $! > " + pid + "; echo begun; wait"));

    assertThat(result).isEqualTo(new ProgramResult.TimedOut("begun"));
    await()
        .until(() ->
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .filter(ProcessHandle::isAlive)
                .isEmpty());
  }

  @Test
  void an_interrupt_ends_a_program() throws InterruptedException {
    Thread thread =
        Thread.startVirtualThread(() -> {
          try {
            PROGRAMS.run(List.of("sleep", "300"));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    await().until(() -> ProcessHandle.current().children().anyMatch(ProgramsTest::sleeps));

    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    await().until(() -> ProcessHandle.current().children().noneMatch(ProgramsTest::sleeps));
  }

  private static boolean sleeps(ProcessHandle process) {
    return process.isAlive()
        && process
            .info()
            .command()
            .filter(path -> path.endsWith("sleep") || path.endsWith("coreutils"))
            .isPresent();
  }

  @Test
  void a_program_that_is_not_there_did_not_start() throws InterruptedException {
    assertThat(PROGRAMS.run(List.of("no-such-program")))
        .isInstanceOf(ProgramResult.NotStarted.class);
  }

  @Test
  void too_many_do_not_start() throws InterruptedException {
    Programs none = new Programs(new ProgramLimits(Set.of(), true, Duration.ofSeconds(1), 0, 10));

    assertThat(none.run(List.of("echo")))
        .isEqualTo(
            new ProgramResult.NotStarted(
                "0 commands run already, which is the limit. Try again, or raise -max-commands."));
  }

  @Test
  void only_programs_of_the_list_run() {
    assertThat(PROGRAMS.refusal("echo")).isEmpty();
    assertThat(PROGRAMS.refusal("/bin/echo")).isPresent();
    assertThat(PROGRAMS.refusal("kubectl"))
        .hasValueSatisfying(text -> assertThat(text).contains("echo", "-allow-commands"));
  }
}
