package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.PastEvent;
import io.haldane.cli.text.Format;
import io.haldane.cli.text.RunTable;
import io.haldane.cli.text.Table;
import io.haldane.cli.text.Table.Cell;
import io.haldane.cli.text.Tone;
import io.haldane.cli.words.Ages;
import io.haldane.view.Ending;
import io.haldane.view.Run;
import io.haldane.view.Runs;
import io.haldane.view.Times;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "history",
    description = {
      "Show past runs, the current one, and events.",
      "explain NAME RUN shows one of them step by step. The cluster keeps events for about an hour."
    },
    footerHeading = "%nExample:%n",
    footer = "  haldane history checkout -n shop")
final class HistoryCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "NAME", description = "Name of the canary.")
  private String name = "";

  private final Session session;

  /** What is printed as a document. */
  private record History(List<Run> runs, List<PastEvent> events) {}

  HistoryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Cluster api = cluster.connect()) {
      String namespace = cluster.namespace(api);
      Canary canary = Canaries.get(api, namespace, name);
      List<PastEvent> events = PastEvent.of(api.get(Paths.events(namespace, name)));
      List<Run> runs = runs(canary.statusOrEmpty());
      Format format = output.format();
      if (format.isDocument()) {
        session.print(format.document(new History(runs, events)));
      } else {
        print(runs, events);
      }
      return Exit.OK;
    }
  }

  private static List<Run> runs(CanaryStatus status) {
    Instant changed = Times.parse(status.lastTransitionTime());
    Runs runs = new Runs();
    String text = status.phase() == CanaryPhase.FAILED ? Ending.of(status, null) : "";
    runs.remembered(status, changed == null ? Instant.EPOCH : changed, text);
    return runs.list();
  }

  private void print(List<Run> runs, List<PastEvent> events) {
    Instant now = session.clock().instant();
    if (runs.isEmpty()) {
      session.print("There was no run yet.");
    }
    if (!runs.isEmpty()) {
      session.print(RunTable.of(runs, now).lines(session.screen()));
      session.print("");
    }
    if (events.isEmpty()) {
      session.print("The API server has no events of it any more.");
      return;
    }
    Table table = new Table("AGE", "EVENT");
    for (PastEvent event : events) {
      Tone tone = event.type().equals("Warning") ? Tone.WAITING : Tone.PLAIN;
      table.row(Cell.of(Ages.since(event.at(), now)), new Cell(tone, event.message()));
    }
    session.print(table.lines(session.screen()));
  }
}
