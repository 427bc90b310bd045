package io.haldane.webhooks.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.Commit;
import io.haldane.webhooks.chat.CommitState;
import io.haldane.webhooks.chat.Environment;
import io.haldane.webhooks.chat.Reading;

/** What becomes of the released commit, in GitLab: its status, or a deployment. */
public final class GitLabNotifier implements Notifier {
  static final String PROJECT = "project";
  static final String REF = "ref";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "GitLab",
              "Sets the status of the commit that is released: running during a run, then success or"
                  + " failed. With `settings.report: deployment` it creates a deployment for each run"
                  + " instead, and sets its status. The commit is the annotation"
                  + " `org.opencontainers.image.revision` of the canary's target, or the end of an image's"
                  + " tag.")
          .withOwnAddress()
          .withSetting(PROJECT, true, "Id or path, such as `acme/shop`")
          .withSetting(Environment.REPORT, false, Environment.REPORTS)
          .withSetting(Environment.ENVIRONMENT, false, Environment.ENVIRONMENTS)
          .withSetting(
              REF, false, "Branch or tag that deployments are shown with, `main` by default")
          .withSetting(
              Commit.CONTEXT, false, "Name of the status, `haldane/NAMESPACE/NAME` by default")
          .withSetting(Commit.ANNOTATION, false, "Another annotation that holds the commit")
          .withCredential(Secrets.TOKEN, true, "Access token with the scope `api`")
          .withRecognisedRepeats()
          .withResolution();

  @Override
  public String type() {
    return "gitlab";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return CommitState.report(event, state -> report(channel, event, word(state)));
  }

  private Delivery report(Channel channel, ReleaseEvent event, String word) {
    GitLabApi api = new GitLabApi(this, channel, event);
    return Environment.isWanted(channel)
        ? new GitLabDeployment(api, word).send()
        : api.post("/statuses/" + api.commit(), Commit.status(channel, event, word, "name", 255))
            .read(GitLabNotifier::reading);
  }

  private static String word(CommitState state) {
    return switch (state) {
      case RUNNING -> "running";
      case GOOD -> "success";
      case BAD -> "failed";
    };
  }

  /** A state that the commit has already is refused with a 400. */
  private static Reading reading(int status, JsonNode body) {
    return status == 400 && body.toString().contains("Cannot transition status")
        ? new Reading.Taken()
        : new Reading.ByStatus();
  }
}
