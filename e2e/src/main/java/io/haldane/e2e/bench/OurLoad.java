package io.haldane.e2e.bench;

import io.haldane.e2e.controller.LoadTesterRun;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads of the packaged load tester, asked for by hooks. */
record OurLoad(LoadTesterRun run) {
  private static final int WORKERS = 200;

  /** What the answer of the hook says. */
  private static final Pattern REPORT =
      Pattern.compile(
          "(\\d+) sent \\(([0-9.]+) per second\\), (.*), p50 [^,]*, p99 [^,]*, max [^,]*,"
              + " p50 from sending ([0-9.]+) ms, p99 from sending ([0-9.]+) ms");

  private static final Pattern GOOD = Pattern.compile("(\\d+) ok");
  private static final double MICROS = 1e6;

  LoadFigures attack(URI target, int rate, Duration duration) {
    double before = ProcessUse.cpuSeconds(run.daemon().pid());
    var answer = run.post("/", hook(target, rate, duration));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the load tester refuses: " + answer.body());
    }
    return figures(answer.body(), ProcessUse.cpuSeconds(run.daemon().pid()) - before);
  }

  private static String hook(URI target, int rate, Duration duration) {
    return """
    {"name":"bench","namespace":"bench","phase":"Progressing","metadata":{"type":"bash","returnCmdOutput":"true",
     "cmd":"hey -z %ds -c %d -q %d %s"}}\
    """
        .formatted(duration.toSeconds(), WORKERS, rate / WORKERS, target);
  }

  static LoadFigures figures(String report, double cpuSeconds) {
    Matcher line = REPORT.matcher(report);
    if (!line.find()) {
      throw new IllegalStateException("the load tester's report cannot be read: " + report);
    }
    double sent = Double.parseDouble(line.group(1));
    Matcher good = GOOD.matcher(line.group(3));
    double answered = good.find() ? Double.parseDouble(good.group(1)) : 0;
    return new LoadFigures(
        Double.parseDouble(line.group(2)),
        100 * (1 - answered / sent),
        Double.parseDouble(line.group(4)),
        Double.parseDouble(line.group(5)),
        cpuSeconds * MICROS / sent);
  }
}
