package io.haldane.webhooks.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import java.util.Optional;

/** What deployments to an environment have in common, whatever service keeps them. */
public final class Environment {
  /** Name of the setting that chooses what is reported. */
  public static final String REPORT = "report";

  /** What that setting is, for the docs. */
  public static final String REPORTS = "`status` of the commit (default), or `deployment`";

  /** Name of the setting that names the environment. */
  public static final String ENVIRONMENT = "environment";

  /** What that setting is, for the docs. */
  public static final String ENVIRONMENTS =
      "Environment of deployments, `NAMESPACE/NAME` by default, or `CLUSTER/NAMESPACE/NAME`. Of two"
          + " canaries with the same one, the later replaces the earlier";

  private static final String STATUS = "status";
  private static final String DEPLOYMENT = "deployment";
  private static final int LONGEST = 255;

  private Environment() {}

  /** Whether the channel wants deployments. */
  public static boolean isWanted(Channel channel) {
    return report(channel).equals(DEPLOYMENT);
  }

  /** What is wrong with the setting, as a clause after the channel's name. */
  public static Optional<String> objection(Channel channel) {
    String report = report(channel);
    return report.equals(STATUS) || report.equals(DEPLOYMENT)
        ? Optional.empty()
        : Optional.of("has a setting report that is not status or deployment; correct it");
  }

  private static String report(Channel channel) {
    return channel.setting(REPORT).orElse(STATUS);
  }

  /** Its name. */
  public static String of(Channel channel, ReleaseEvent event) {
    ReleaseEvent.Subject canary = event.canary();
    String cluster = canary.cluster().map(name -> name + "/").orElse("");
    String own = cluster + canary.namespace() + "/" + canary.name();
    return Cut.characters(channel.setting(ENVIRONMENT).orElse(own), LONGEST);
  }

  /** The id of a deployment, which is a number. */
  public static Optional<String> id(Optional<JsonNode> deployment) {
    return deployment
        .map(found -> found.path("id"))
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::asText);
  }

  /** An answer that must hold the id of what was created. */
  public static Reading made(JsonNode answer) {
    Optional<String> id = id(Optional.of(answer));
    return id.isPresent()
        ? new Reading.Taken(id)
        : new Reading.Refused("the answer holds no id of a deployment: " + answer);
  }
}
