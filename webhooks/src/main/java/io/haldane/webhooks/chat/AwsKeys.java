package io.haldane.webhooks.chat;

import io.haldane.api.notify.Channel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** What requests to AWS are signed with, out of a Secret. */
record AwsKeys(AwsCredentialsIdentity identity) {
  static final String ID = "aws_access_key_id";
  static final String SECRET = "aws_secret_access_key";
  static final String SESSION = "aws_session_token";

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /** Of a channel that has the keys that are required. */
  static AwsKeys of(Channel channel) {
    String id = channel.secrets().get(ID).orElseThrow().strip();
    String secret = channel.secrets().get(SECRET).orElseThrow().strip();
    return new AwsKeys(
        channel
            .secrets()
            .get(SESSION)
            .<AwsCredentialsIdentity>map(
                token -> AwsSessionCredentialsIdentity.create(id, secret, token.strip()))
            .orElseGet(() -> AwsCredentialsIdentity.create(id, secret)));
  }

  /**
   * The post with a signature of version 4.
   *
   * @param headers that are signed, too
   */
  ChatPost sign(
      ChatPost post,
      URI target,
      String region,
      String service,
      Map<String, String> headers,
      String body) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(target);
    headers.forEach(request::putHeader);
    Map<String, List<String>> signed =
        SIGNER
            .sign(each ->
                each.identity(identity)
                    .request(request.build())
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
            .request()
            .headers();
    ChatPost ready = post;
    for (Map.Entry<String, List<String>> each : signed.entrySet()) {
      // The client sends the host itself.
      if (!each.getKey().equalsIgnoreCase("host")) {
        ready = ready.withHeader(each.getKey(), each.getValue().getFirst());
      }
    }
    return ready;
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "keys (hidden)";
  }
}
