package io.haldane.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haldane.load.Api.Reply;
import io.haldane.load.generate.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks over HTTP: loads, commands, once at a time, and how their failures are answered. */
class TasksTest {
  private static final Reply ACCEPTED = new Reply(202, "");
  private static TestServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = new TestServer();
    api = new Api("-allow-shell", "-allow-commands=touch,false,bash", "-max-tasks=20");
  }

  @AfterAll
  static void stop() {
    api.close();
    server.close();
  }

  @Test
  void a_load_runs_after_the_answer() {
    assertThat(api.hook("cmd", "hey -n 20 -c 2 " + server.url("/load"))).isEqualTo(ACCEPTED);

    await().until(() -> server.seen("/load").size() == 20);
  }

  @Test
  void the_same_load_is_not_started_twice_at_one_time() {
    String[] task = {"cmd", "hey -z 50m -q 5 -c 1 " + server.url("/once")};
    double before = started();

    assertThat(api.hook(task)).isEqualTo(ACCEPTED);
    assertThat(api.hook(task)).isEqualTo(ACCEPTED);
    assertThat(started()).isEqualTo(before + 1);

    assertThat(api.hookOf("other", "1", task)).isEqualTo(ACCEPTED);
    assertThat(started()).isEqualTo(before + 2);
  }

  @Test
  void a_load_of_the_last_version_is_not_joined_by_the_next() {
    String[] task = {"cmd", "hey -z 50m -q 5 -c 1 " + server.url("/versions")};
    double before = started();

    assertThat(api.hookOf("joins", "old", task)).isEqualTo(ACCEPTED);
    assertThat(api.hookOf("joins", "new", task)).isEqualTo(ACCEPTED);
    assertThat(started()).isEqualTo(before + 2);

    assertThat(api.hookOf("joins", "new", task)).isEqualTo(ACCEPTED);
    assertThat(started()).isEqualTo(before + 2);
  }

  private static double started() {
    return api.metrics()
        .lines()
        .filter(
            line -> line.startsWith("haldane_load_tasks_total{result=\"started\",type=\"load\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void a_command_runs_after_the_answer(@TempDir Path folder) {
    Path file = folder.resolve("it ran");

    assertThat(api.hook("cmd", "touch '" + file + "'")).isEqualTo(ACCEPTED);

    await().until(() -> Files.exists(file));
  }

  @Test
  void bash_is_waited_for() {
    assertThat(api.hook("type", "bash", "cmd", "echo token | grep token"))
        .isEqualTo(new Reply(200, ""));
    assertThat(api.hook("type", "bash", "cmd", "echo a; echo b", "returnCmdOutput", "true"))
        .isEqualTo(new Reply(200, "a\nb"));
    assertThat(api.hook("type", "bash", "cmd", "echo password=topsecret; exit 4"))
        .isEqualTo(new Reply(500, "command bash failed: password=(hidden): exit code 4"));
  }

  @Test
  void hooks_that_ask_for_a_running_command_share_its_end(@TempDir Path folder) throws IOException {
    Path runs = folder.resolve("runs");
    Path go = folder.resolve("go");
    String command = "echo run >> %s; until [ -e %s ]; do sleep 0.01; done".formatted(runs, go);
    List<CompletableFuture<Reply>> hooks = new ArrayList<>();
    for (int hook = 0; hook < 3; hook++) {
      hooks.add(
          CompletableFuture.supplyAsync(
              () -> api.hook("type", "bash", "cmd", command), Thread::startVirtualThread));
    }
    await().until(() -> api.metrics().contains("{result=\"skipped\",type=\"command\"} 2.0"));

    Files.createFile(go);

    for (CompletableFuture<Reply> hook : hooks) {
      assertThat(hook.join()).isEqualTo(new Reply(200, ""));
    }
    assertThat(Files.readAllLines(runs)).containsExactly("run");
  }

  @Test
  void a_load_alone_needs_no_shell_and_is_waited_for() {
    assertThat(api.hook("type", "bash", "cmd", "hey -n 10 -c 1 " + server.url("/waited")))
        .isEqualTo(new Reply(200, ""));
    assertThat(server.seen("/waited")).hasSize(10);
  }

  @Test
  void a_failed_load_passes_unless_the_hook_asks() {
    String command = "hey -n 10 -c 1 " + server.url("/status/500");

    assertThat(api.hook("type", "bash", "cmd", command).status()).isEqualTo(200);
    Reply failed = api.hook("type", "bash", "cmd", command, "failOnError", "true");
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.text())
        .startsWith("The load test failed: 10 of 10 requests failed, and at most 1 % may fail.");
    assertThat(
            api.hook("type", "bash", "cmd", command, "failOnError", "true", "maxErrorRate", "100")
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_load_may_have_a_limit_of_latency() {
    String[] slow = {
      "type", "bash",
      "cmd", "wrk -t1 -c1 -d100ms --timeout 100ms " + server.url("/hang"),
      "failOnError", "true",
      "maxErrorRate", "100",
      "maxP99", "50ms"
    };

    Reply reply = api.hook(slow);

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text()).contains("the 99th percentile of the latency is", "50ms is the limit");
  }

  @Test
  void a_load_that_never_started_says_so_in_the_same_answer() {
    String command = "hey -z 50m -q 5 -c 1 http://missing.invalid/";

    assertThat(api.hook("cmd", command, "failOnError", "true"))
        .isEqualTo(
            new Reply(500, "The load did not start: the host missing.invalid is not known."));
    assertThat(api.hookOf("ignoring", "1", "cmd", command)).isEqualTo(ACCEPTED);
  }

  @Test
  void the_last_failure_is_answered_until_a_load_passes() {
    String[] task = {"cmd", "hey -n 3 -c 1 " + server.url("/status/503"), "failOnError", "true"};
    await().until(() -> api.hook(task).status() == 500);

    assertThat(api.hook(task).status()).isEqualTo(500);
    assertThat(api.hook(task).status()).isEqualTo(500);
  }

  @Test
  void a_failure_of_the_last_version_is_none_of_the_next() {
    // Longer than a hook waits for a load that fails at once.
    String[] task = {
      "cmd", "wrk -t1 -c1 -d50ms --timeout 2500ms " + server.url("/hang"), "failOnError", "true"
    };
    await().until(() -> api.hookOf("versions", "old", task).status() == 500);

    assertThat(api.hookOf("versions", "new", task)).isEqualTo(ACCEPTED);
    assertThat(api.hookOf("versions", "old", task).status()).isEqualTo(500);
  }

  @Test
  void a_failed_command_is_answered_too() {
    await().until(() -> api.hook("cmd", "false", "failOnError", "true").status() == 500);
    assertThat(api.hook("cmd", "false").status()).isEqualTo(202);
  }

  @Test
  void goals_must_be_numbers() {
    String command = "hey -n 1 -c 1 " + server.url("/");

    assertThat(api.hook("cmd", command, "maxErrorRate", "NaN").status()).isEqualTo(400);
    assertThat(api.hook("cmd", command, "maxErrorRate", "101").status()).isEqualTo(400);
    assertThat(api.hook("cmd", command, "maxP99", "fast").status()).isEqualTo(400);
  }

  @Test
  void too_many_tasks_wait_for_others() {
    try (Api small = new Api("-max-tasks=1")) {
      assertThat(small.hook("cmd", "hey -z 50m -q 1 -c 1 " + server.url("/first")))
          .isEqualTo(ACCEPTED);

      Reply second = small.hook("cmd", "hey -z 50m -q 1 -c 1 " + server.url("/second"));

      assertThat(second.status()).isEqualTo(429);
      assertThat(second.text()).startsWith("1 tasks run already");
    }
    assertThat(server.seen("/second")).isEmpty();
  }

  @Test
  void stopping_ends_commands_and_answers_their_hooks(@TempDir Path folder) {
    Path begun = folder.resolve("begun");
    CompletableFuture<Reply> hook;
    try (Api stopped = new Api("-allow-shell")) {
      hook =
          CompletableFuture.supplyAsync(
              () -> stopped.hook("type", "bash", "cmd", "touch " + begun + "; sleep 300"),
              Thread::startVirtualThread);
      await().until(() -> Files.exists(begun));
    }

    assertThat(hook.join())
        .isEqualTo(new Reply(500, "The load tester stopped before the task ended."));
  }
}
