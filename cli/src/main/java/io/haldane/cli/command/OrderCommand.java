package io.haldane.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.reading.Canaries;
import io.haldane.engine.situation.Command.Verb;
import io.haldane.view.Order;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Gives an order by the annotation that docs/extensions.md describes. Its value is a token of its
 * own, so the controller carries it out or refuses it exactly once.
 */
abstract class OrderCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private TimeoutOption timeout = new TimeoutOption();

  @Parameters(paramLabel = "NAME", description = "Name of the canary.")
  private String name = "";

  @Option(
      names = "--wait",
      description = "Wait until it is carried out and, where it starts or ends a run, for the end.")
  private boolean wait;

  private final Session session;
  private final Verb verb;

  OrderCommand(Session session, Verb verb) {
    this.session = session;
    this.verb = verb;
  }

  @Override
  public final Integer call() {
    Optional<Duration> limit = timeout.limit();
    try (Cluster api = cluster.connect()) {
      String namespace = cluster.namespace(api);
      Canary canary = Canaries.get(api, namespace, name);
      refuseNonsense(canary);
      String token = session.clock().instant().toString();
      api.patch(Paths.canary(namespace, name), annotation(token));
      if (!wait) {
        session.print(
            "Order \"%s\" is given to %s. The controller carries it out or refuses it with an event."
                .formatted(verb.text(), canary.title()));
        return Exit.OK;
      }
      return new Waiting(session, api, namespace, name, limit).until(new OrderGoal(verb, token));
    }
  }

  /** The controller would refuse it, too, but only with an event. */
  private void refuseNonsense(Canary canary) {
    List<String> possible =
        Order.of(canary, canary.statusOrEmpty()).stream().map(Order::verb).toList();
    if (!possible.contains(verb.text())) {
      String phase = canary.statusOrEmpty().phase().text();
      throw Failure.usage(
          "%s is %s, so there is nothing to %s. Possible now: %s."
              .formatted(
                  canary.title(),
                  phase.isEmpty() ? "new" : phase,
                  verb.text(),
                  String.join(", ", possible)));
    }
  }

  private ObjectNode annotation(String token) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.withObject("/metadata/annotations").put(verb.annotation(), token);
    return body;
  }
}
