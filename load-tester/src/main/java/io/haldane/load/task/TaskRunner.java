package io.haldane.load.task;

import io.haldane.load.command.ProgramResult;
import io.haldane.load.command.Programs;
import io.haldane.load.generate.Generator;
import io.haldane.load.generate.Report;
import io.haldane.load.plan.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Does the work of a task. Blocks. */
public record TaskRunner(Generator generator, Programs programs, Duration longest) {
  private static final Logger LOG = Logger.getLogger(TaskRunner.class);

  Verdict run(Task task, Payload payload) throws InterruptedException {
    return switch (task) {
      case Task.Load load -> load(load, payload);
      case Task.Command command -> command(command, payload);
    };
  }

  private Verdict load(Task.Load load, Payload payload) throws InterruptedException {
    try {
      Report report =
          generator.run(
              load.plan(), longest, now -> LOG.infof("%s: load: %s", payload.canary(), now.line()));
      return load.goal().verdict(report);
    } catch (Refusal e) {
      return Verdict.failed(e.sentence());
    } catch (CompletionException e) {
      LOG.errorf(e, "%s: the load ended with a bug of the load tester", payload.canary());
      return Verdict.failed("The load test failed: a bug of the load tester. See its log.");
    }
  }

  private Verdict command(Task.Command command, Payload payload) throws InterruptedException {
    String program = command.words().getFirst();
    ProgramResult result = programs.run(command.words());
    Verdict verdict =
        switch (result) {
          case ProgramResult.Finished(int code, String output) when code == 0 ->
              Verdict.passed(output);
          case ProgramResult.Finished(int code, String output) ->
              Verdict.failed(
                  "command %s failed: %s: exit code %d".formatted(program, output, code));
          case ProgramResult.TimedOut(String output) ->
              Verdict.failed(
                  "command %s failed: %s: killed after %s, the limit of -timeout"
                      .formatted(program, output, programs.longest()));
          case ProgramResult.NotStarted(String reason) ->
              Verdict.failed("command %s did not start: %s".formatted(program, reason));
        };
    if (payload.isSet("logCmdOutput")) {
      LOG.infof("%s: output of %s: %s", payload.canary(), program, verdict.text());
    }
    return verdict;
  }
}
