package io.haldane.webhooks.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.Commit;
import io.haldane.webhooks.chat.CommitState;
import io.haldane.webhooks.chat.Environment;

/** What becomes of the released commit, in GitHub: its status, or a deployment. */
public final class GitHubNotifier implements Notifier {
  static final String REPOSITORY = "repository";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "GitHub",
              "Sets the status of the commit that is released: pending during a run, then success or"
                  + " failure. With `settings.report: deployment` it creates a deployment for each run"
                  + " instead, and sets its status: in progress, then success or failure. The commit is the"
                  + " annotation `org.opencontainers.image.revision` of the canary's target, or the end of an"
                  + " image's tag. For GitHub Enterprise set the address to `https://HOST/api/v3`.")
          .withOwnAddress()
          .withSetting(REPOSITORY, true, "Owner and name, such as `acme/shop`")
          .withSetting(Environment.REPORT, false, Environment.REPORTS)
          .withSetting(Environment.ENVIRONMENT, false, Environment.ENVIRONMENTS)
          .withSetting(
              Commit.CONTEXT, false, "Name of the status, `haldane/NAMESPACE/NAME` by default")
          .withSetting(Commit.ANNOTATION, false, "Another annotation that holds the commit")
          .withCredential(
              Secrets.TOKEN, true, "Token that may write commit statuses, or deployments")
          .withRecognisedRepeats()
          .withResolution();

  @Override
  public String type() {
    return "github";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return CommitState.report(event, state -> report(new GitHubApi(this, channel, event), state));
  }

  private static Delivery report(GitHubApi api, CommitState state) {
    return Environment.isWanted(api.channel())
        ? new GitHubDeployment(api, state).send()
        : status(api, state);
  }

  private static Delivery status(GitHubApi api, CommitState state) {
    String word =
        switch (state) {
          case RUNNING -> "pending";
          case GOOD -> "success";
          case BAD -> "failure";
        };
    ObjectNode body = Commit.status(api.channel(), api.event(), word, "context", 140);
    return api.post("/statuses/" + api.commit(), body).read(GitHubApi::reading);
  }
}
