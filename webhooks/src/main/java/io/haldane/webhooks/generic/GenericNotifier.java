package io.haldane.webhooks.generic;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Hmac;
import io.haldane.webhooks.chat.Template;
import io.haldane.webhooks.chat.WholeEvent;
import java.util.HexFormat;

/** Any receiver of JSON. A channel may set the body and ask for a signature. */
public final class GenericNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Generic webhook",
              "Sends the whole event as JSON. With `settings.template` it sends that text instead:"
                  + " `{{text}}`, `{{canary}}`, `{{namespace}}`, `{{kind}}`, `{{severity}}`, `{{phase}}`,"
                  + " `{{reason}}`, `{{images}}`, `{{revision}}`, `{{run}}`, `{{id}}` and `{{time}}` stand"
                  + " for values, escaped for a text in JSON. With a signature key, the header `X-Signature` is"
                  + " `sha256=` and the HMAC of the body in hex.")
          .withSetting("template", false, "Body to send instead of the event")
          .withCredential(Secrets.TOKEN, false, "Bearer token")
          .withCredential("signatureKey", false, "Key of the signature");

  @Override
  public String type() {
    return "generic";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    String body =
        channel
            .setting("template")
            .map(template -> Template.fill(template, event))
            .orElseGet(() -> WholeEvent.of(event).toString());
    ChatPost post =
        ChatPost.of(this, channel, event, body).withBearer(channel.secrets().get(Secrets.TOKEN));
    return channel
        .secrets()
        .get("signatureKey")
        .map(key -> post.withHeader("X-Signature", signature(key, body)))
        .orElse(post)
        .send();
  }

  static String signature(String key, String body) {
    return "sha256=" + HexFormat.of().formatHex(Hmac.sha256(key, body));
  }
}
