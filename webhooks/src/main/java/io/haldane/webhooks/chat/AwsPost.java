package io.haldane.webhooks.chat;

import io.haldane.aws.AwsKeys;
import io.haldane.aws.AwsRegion;
import io.haldane.aws.AwsSigner;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.WebAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A post whose channel has the keys that sign it.
 *
 * @param service as it stands in signatures
 */
record AwsPost(ChatPost post, AwsRegion region, String service) {
  /** The post with these headers and a signature; an address that is none is reported later. */
  ChatPost with(Map<String, String> headers, String body) {
    Map<String, List<String>> all = new TreeMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    Optional<WebAddress> target = WebAddress.parse(post.address());
    if (target.isPresent()) {
      HttpCall call = HttpCall.post(target.get().uri(), all, body, CallOptions.of(false));
      AwsKeys keys = AwsKeys.of(post.channel().secrets().values());
      all.putAll(new AwsSigner(keys, region, service, Instant.now()).sign(call).headers());
    }
    ChatPost ready = post;
    for (Map.Entry<String, List<String>> each : all.entrySet()) {
      ready = ready.withHeader(each.getKey(), each.getValue().getFirst());
    }
    return ready;
  }
}
