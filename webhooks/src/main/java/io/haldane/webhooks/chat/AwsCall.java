package io.haldane.webhooks.chat;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.outbound.WebAddress;
import java.nio.charset.StandardCharsets;
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
  private static final Pattern REGIONS = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
  private static final int MOST_BYTES = 256 * 1024;

  /** What every service of AWS needs. */
  public static Capabilities with(Capabilities own) {
    return own.withOwnAddress()
        .withSetting(REGION, true, "Region, such as `eu-central-1`")
        .withSetting(CloudEvent.FORMAT, false, CloudEvent.FORMATS)
        .withCredential(AwsKeys.ID, true, "Id of an access key")
        .withCredential(AwsKeys.SECRET, true, "Secret of that key")
        .withCredential(AwsKeys.SESSION, false, "Token of a key that ends");
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
            .or(() ->
                unlike(
                    channel,
                    REGION,
                    REGIONS,
                    "has a region that is not like eu-central-1; correct it"))
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

  private static Optional<String> tooLarge(String body) {
    return Cut.bytes(body) > MOST_BYTES
        ? Optional.of("has an event of more than 256 KiB, which AWS does not take")
        : Optional.empty();
  }

  /** In the JSON protocol. */
  public ChatPost json(String version, String target, String body) {
    return signed(
        Map.of("Content-Type", "application/x-amz-json-" + version, "X-Amz-Target", target), body);
  }

  /** In the older protocol of forms. */
  public ChatPost form(String body) {
    return signed(
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
        body);
  }

  private ChatPost signed(Map<String, String> headers, String body) {
    String region = channel.setting(REGION).orElse("");
    String partition = region.startsWith("cn-") ? ".cn" : "";
    ChatPost post =
        ChatPost.of(notifier, channel, event, body)
            .lacking(lacking)
            .orTo("https://" + service + "." + region + ".amazonaws.com" + partition + "/");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      post = post.withHeader(header.getKey(), header.getValue());
    }
    Optional<WebAddress> target = WebAddress.parse(post.address());
    if (post.missing().isPresent() || target.isEmpty()) {
      return post;
    }
    return AwsKeys.of(channel).sign(post, target.get().uri(), region, service, headers, body);
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
