package io.haldane.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Change;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Feed;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.Summary;
import io.haldane.cli.text.Format;
import io.haldane.cli.text.Live;
import io.haldane.cli.text.SummaryTable;
import io.haldane.engine.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "List canaries: phase, weight, failed checks, and what prevents them.",
    footerHeading = "%nExamples:%n",
    footer = {"  haldane list -n shop", "  haldane list -A --watch", "  haldane list -A -o json"})
final class ListCommand implements Callable<Integer> {
  private static final Duration TICK = Duration.ofSeconds(1);

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "Of all namespaces.")
  private boolean all;

  @Option(
      names = {"-w", "--watch"},
      description = "Keep showing them as they change. Ctrl-C ends it.")
  private boolean watch;

  private final Session session;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Cluster api = cluster.connect()) {
      Optional<String> namespace = all ? Optional.empty() : Optional.of(cluster.namespace(api));
      if (watch) {
        follow(api, namespace);
      } else {
        List<Canary> canaries = Canaries.list(api, namespace);
        session.print(lines(canaries));
        if (canaries.isEmpty() && !output.format().isDocument()) {
          session.note(nothing(namespace));
        }
      }
      return Exit.OK;
    }
  }

  private static String nothing(Optional<String> namespace) {
    return namespace
        .map(name ->
            "There are no canaries in namespace %s. Use -A for all namespaces.".formatted(name))
        .orElse("There are no canaries in this cluster.");
  }

  private List<String> lines(Collection<Canary> canaries) {
    List<Summary> summaries =
        Canaries.sorted(List.copyOf(canaries)).stream()
            .map(canary -> Summary.of(canary, Settings.DEFAULTS))
            .toList();
    Format format = output.format();
    return switch (format) {
      case JSON, YAML -> List.of(format.document(summaries));
      case NAME -> summaries.stream().map(each -> "canary.flagger.app/" + each.name()).toList();
      case TEXT, WIDE ->
          summaries.isEmpty()
              ? List.of()
              : SummaryTable.lines(
                  summaries,
                  all,
                  format == Format.WIDE,
                  session.clock().instant(),
                  session.screen());
    };
  }

  private void follow(Cluster api, Optional<String> namespace) {
    Map<String, Canary> known = new HashMap<>();
    Live live = new Live(session.out(), session.screen());
    String lost = "";
    try (Feed feed = Feed.ofCanaries(api, namespace)) {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Change> change = feed.next(TICK);
        lost = change.map(news -> apply(known, news)).orElse(lost);
        List<String> lines = new ArrayList<>(lines(known.values()));
        if (known.isEmpty()) {
          lines.add(nothing(namespace));
        }
        if (!lost.isEmpty()) {
          lines.add(lost);
        }
        // Ages alone are no news where nothing is redrawn.
        if (change.isPresent() || session.screen().isTerminal()) {
          live.show(lines);
        }
      }
    }
  }

  /** Returns why there is no news, if there is none. */
  private static String apply(Map<String, Canary> known, Change change) {
    switch (change) {
      case Change.All(List<ObjectNode> objects) -> {
        known.clear();
        objects.forEach(object -> put(known, object));
      }
      case Change.Put(ObjectNode object) -> put(known, object);
      case Change.Gone(ObjectNode object) -> known.remove(Canaries.decoded(object).title());
      case Change.Lost(var why) -> {
        return why.line() + " Trying again.";
      }
      case Change.Ended(var why) -> throw why;
    }
    return "";
  }

  private static void put(Map<String, Canary> known, ObjectNode object) {
    Canary canary = Canaries.decoded(object);
    known.put(canary.title(), canary);
  }
}
