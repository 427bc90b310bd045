package io.haldane.aws;

import io.haldane.outbound.HttpCall;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signature version 4, by the signer of the AWS SDK.
 *
 * @param service as it stands in signatures
 * @param now moment of the signature, which AWS takes for five minutes
 */
public record AwsSigner(AwsKeys keys, AwsRegion region, String service, Instant now) {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /** The same request with the headers that a signature needs, and in the form that was signed. */
  public HttpCall sign(HttpCall call) {
    SdkHttpRequest signed = signed(call);
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(call.headers());
    all.putAll(signed.headers());
    // The client sends the host itself.
    all.remove("host");
    return new HttpCall(call.method(), signed.getUri(), all, call.body(), call.options());
  }

  private SdkHttpRequest signed(HttpCall call) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(call.method())).uri(call.uri());
    call.headers()
        .forEach((name, values) -> {
          if (isSigned(name)) {
            request.putHeader(name, values);
          }
        });
    String body = call.body() == null ? "" : call.body();
    return SIGNER
        .sign(each ->
            each.identity(identity())
                .request(request.build())
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.name())
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
        .request();
  }

  /** The others may be changed by proxies on the way. */
  private static boolean isSigned(String header) {
    return header.equalsIgnoreCase("content-type")
        || header.regionMatches(true, 0, "x-amz-", 0, "x-amz-".length());
  }

  private AwsCredentialsIdentity identity() {
    return keys.session().isEmpty()
        ? AwsCredentialsIdentity.create(keys.id(), keys.secret())
        : AwsSessionCredentialsIdentity.create(keys.id(), keys.secret(), keys.session());
  }
}
