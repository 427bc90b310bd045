package io.haldane.webhooks.chat;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.aws.AwsKeys;
import io.haldane.aws.AwsRegion;
import io.haldane.aws.OwnIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A signed request to a service of AWS.
 *
 * @param service in the host names and signatures of AWS
 * @param lacking what the channel lacks, as a clause after its name
 */
public record AwsCall(
    Notifier notifier,
    Channel channel,
    ReleaseEvent event,
    String service,
    Optional<String> lacking) {
  private static final String REGION = "region";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 256 * 1024;

  /** What every service of AWS needs. */
  public static Capabilities with(Capabilities own) {
    return own.withOwnAddress()
        .withSetting(REGION, true, "Region, such as `eu-central-1`")
        .withSetting(CloudEvent.FORMAT, false, CloudEvent.FORMATS)
        .withCredential(AwsKeys.ID, true, "Id of an access key")
        .withCredential(AwsKeys.SECRET, true, "Secret of that key")
        .withCredential(AwsKeys.SESSION, false, "Token of a key that ends")
        .withOwnIdentity();
  }

  /**
   * What is sent, or why it is not.
   *
   * @param body the text that the service counts
   * @param objection what is wrong with the channel, as a clause after its name
   */
  public static AwsCall of(
      Notifier notifier,
      Channel channel,
      ReleaseEvent event,
      String service,
      String body,
      Optional<String> objection) {
    Optional<String> wrong =
        objection
            .or(() -> CloudEvent.objection(channel))
            .or(() -> withoutRegion(channel))
            .or(() -> elsewhere(notifier, channel))
            .or(() -> tooLarge(body));
    return new AwsCall(notifier, channel, event, service, wrong);
  }

  /**
   * What is wrong with a setting, as a clause after the channel's name; one that is absent is
   * reported elsewhere.
   */
  public static Optional<String> unlike(Channel channel, String setting, Pattern like, String why) {
    return channel.setting(setting).filter(value -> !like.matcher(value).matches()).map(_ -> why);
  }

  private static Optional<String> withoutRegion(Channel channel) {
    return channel
        .setting(REGION)
        .filter(text -> AwsRegion.of(text).isEmpty())
        .map(_ -> "has a region that is not like eu-central-1; correct it");
  }

  /** The controller's keys are shown to AWS only. */
  private static Optional<String> elsewhere(Notifier notifier, Channel channel) {
    return notifier.capabilities().isOwn(channel) && !channel.address().isBlank()
        ? Optional.of(
            "has an address, and the controller's own identity is only shown to AWS; remove the"
                + " address, or add keys to its Secret")
        : Optional.empty();
  }

  private static Optional<String> tooLarge(String body) {
    return Cut.bytes(body) > MOST_BYTES
        ? Optional.of("has an event of more than 256 KiB, which AWS does not take")
        : Optional.empty();
  }

  /** Sends it in the JSON protocol. */
  public Delivery json(String version, String target, String body, Reading.Reader reader) {
    return send(
        Map.of("Content-Type", "application/x-amz-json-" + version, "X-Amz-Target", target),
        body,
        reader);
  }

  /** Sends it in the older protocol of forms. */
  public Delivery form(String body, Reading.Reader reader) {
    return send(
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
        body,
        reader);
  }

  private Delivery send(Map<String, String> headers, String body, Reading.Reader reader) {
    ChatPost post = ChatPost.of(notifier, channel, event, body).lacking(lacking);
    Optional<AwsRegion> region = channel.setting(REGION).flatMap(AwsRegion::of);
    if (post.missing().isPresent() || region.isEmpty()) {
      return post.read(reader);
    }
    return switch (AwsLogin.of(notifier, channel, region.get(), TIMEOUT)) {
      case AwsLogin.Failed(Delivery failed) -> failed;
      case AwsLogin.Ready(Channel ready) ->
          new AwsPost(
                  ChatPost.of(notifier, ready, event, body).orTo(address(region.get())),
                  region.get(),
                  service)
              .with(headers, body)
              .read(reader);
    };
  }

  private String address(AwsRegion region) {
    return notifier.capabilities().isOwn(channel)
        ? OwnIdentity.installed().endpoint(service, region) + "/"
        : "https://" + region.host(service) + "/";
  }

  /** The same for each attempt, and short enough for everything at AWS that wants an id. */
  public String repeat() {
    return uuid(event.key());
  }

  /** The same for all events of a canary, which keep their order. */
  public String group() {
    return uuid(event.canary().key());
  }

  private static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
