package io.haldane.metrics.cloudwatch;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.aws.AwsKeys;
import io.haldane.aws.AwsRegion;
import io.haldane.aws.OwnIdentity;
import io.haldane.metrics.aws.AwsAccess;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.Login;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Amazon CloudWatch; the region of the template chooses the address. */
public final class CloudwatchProvider implements MetricProvider {
  /** Minutes of load balancers and API gateways settle within two. */
  private static final Freshness MINUTES =
      new Freshness(Duration.ofMinutes(2), Duration.ofMinutes(1));

  private static final String SERVICE = "monitoring";

  @Override
  public String type() {
    return "cloudwatch";
  }

  @Override
  public MetricCapabilities capabilities() {
    return capabilities(new AddressNeed.None());
  }

  private static MetricCapabilities capabilities(AddressNeed address) {
    return new MetricCapabilities(
        "Amazon CloudWatch",
        address,
        new Credentials(false, List.of(AwsKeys.NEEDED), List.of(AwsKeys.SESSION)),
        MINUTES,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return AwsRegion.of(backend.region() == null ? "" : backend.region().strip())
        .map(region -> open(backend, context, region))
        .orElseGet(() ->
            MetricSource.unusable(
                "the provider needs a region, such as eu-central-1; write it in"
                    + " spec.provider.region"));
  }

  private static MetricSource open(Backend backend, MetricContext context, AwsRegion region) {
    Map<String, String> secret = BackendSecrets.login(backend);
    String address =
        secret.isEmpty()
            ? OwnIdentity.installed().endpoint(SERVICE, region)
            : "https://" + region.host(SERVICE);
    return HttpServer.open(
        capabilities(new AddressNeed.Default(address)),
        backend,
        context,
        _ ->
            Login.isWithout(backend)
                ? new Login.None()
                : Login.lacking(backend, AwsKeys.NEEDED).orElseGet(Login.None::new),
        server ->
            secret.isEmpty() && !backend.address().isBlank()
                ? MetricSource.unusable(
                    "the controller's own keys are only used without an address: remove it, or"
                        + " give the provider a Secret")
                : AwsAccess.of(region, SERVICE, secret).source(server, CloudwatchSource::new));
  }
}
