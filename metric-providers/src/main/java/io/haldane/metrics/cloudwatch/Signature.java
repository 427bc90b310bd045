package io.haldane.metrics.cloudwatch;

import io.haldane.metrics.http.HttpServer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signature version 4 of a request to CloudWatch, by the signer of the AWS SDK. */
record Signature(String region, AwsKeys keys, Instant now) {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /**
   * The server with the headers that a POST of this body to its root needs.
   *
   * @param headers that are signed, too
   */
  HttpServer sign(HttpServer server, Map<String, String> headers, String body) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(server.address().base() + "/"));
    headers.forEach(request::putHeader);
    Map<String, List<String>> signed =
        SIGNER
            .sign(each ->
                each.identity(identity())
                    .request(request.build())
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "monitoring")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
            .request()
            .headers();
    HttpServer ready = server.hiding(keys.id()).hiding(keys.session());
    for (Map.Entry<String, List<String>> each : signed.entrySet()) {
      // The client sends the host itself.
      if (!each.getKey().equalsIgnoreCase("host")) {
        ready = ready.with(each.getKey(), each.getValue().getFirst());
      }
    }
    return ready;
  }

  private AwsCredentialsIdentity identity() {
    return keys.session().isEmpty()
        ? AwsCredentialsIdentity.create(keys.id(), keys.secret())
        : AwsSessionCredentialsIdentity.create(keys.id(), keys.secret(), keys.session());
  }
}
