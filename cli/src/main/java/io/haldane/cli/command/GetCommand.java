package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Change;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Feed;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.Picture;
import io.haldane.cli.reading.PictureReader;
import io.haldane.cli.text.Format;
import io.haldane.cli.text.Line;
import io.haldane.cli.text.Live;
import io.haldane.cli.text.PictureTree;
import io.haldane.cli.text.Tone;
import io.haldane.cli.text.Tree;
import io.haldane.view.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "get",
    description = "Show one canary: its run, pods, route, checks, and what happens next.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  haldane get checkout -n shop",
      "  haldane get checkout --watch",
      "  haldane get checkout -o wide     with the kubectl line of each order",
      "  haldane get checkout -o yaml"
    })
final class GetCommand implements Callable<Integer> {
  private static final Duration TICK = Duration.ofSeconds(1);

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private InstallationOptions installation = new InstallationOptions();

  @Parameters(paramLabel = "NAME", description = "Name of the canary.")
  private String name = "";

  @Option(
      names = {"-w", "--watch"},
      description = "Keep showing it as it changes. Ctrl-C ends it.")
  private boolean watch;

  private final Session session;

  GetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Cluster api = cluster.connect()) {
      PictureReader reader = new PictureReader(api, installation.installation());
      String namespace = cluster.namespace(api);
      if (watch) {
        follow(api, reader, namespace);
      } else {
        Canary canary = Canaries.get(api, namespace, name);
        session.print(lines(reader.read(canary, now())));
      }
      return Exit.OK;
    }
  }

  private Instant now() {
    return session.clock().instant();
  }

  private List<String> lines(Picture picture) {
    Format format = output.format();
    return switch (format) {
      case JSON, YAML -> List.of(format.document(picture));
      case NAME -> List.of("canary.flagger.app/" + picture.summary().name());
      case TEXT, WIDE -> {
        Tree tree = PictureTree.of(picture, now());
        if (format == Format.WIDE) {
          for (Order order : picture.orders()) {
            tree.add(Line.of(Tone.FAINT, order.command()));
          }
        }
        yield tree.lines(session.screen());
      }
    };
  }

  private void follow(Cluster api, PictureReader reader, String namespace) {
    Live live = new Live(session.out(), session.screen());
    PictureWatch seen = new PictureWatch(reader, session.clock());
    try (Feed feed = Feed.ofCanary(api, namespace, name)) {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Change> news = feed.next(TICK);
        news.ifPresent(seen::hear);
        if (seen.isMissing()) {
          throw Canaries.missing(api, namespace, name);
        }
        // Ages alone are no news where nothing is redrawn.
        if (news.isPresent() || session.screen().isTerminal()) {
          seen.refresh();
          seen.picture().ifPresent(picture -> live.show(withNote(lines(picture), seen.lost())));
        }
      }
    }
  }

  private static List<String> withNote(List<String> lines, String note) {
    return note.isEmpty() ? lines : Stream.concat(lines.stream(), Stream.of(note)).toList();
  }
}
