package io.haldane.metrics.stackdriver;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.google.GoogleToken;
import io.haldane.metrics.google.Identity;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.LoggedInSource;
import io.haldane.metrics.http.Login;
import io.haldane.metrics.oauth.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Google Cloud Monitoring, which Flagger calls by its former name. */
public final class StackdriverProvider implements MetricProvider {
  private static final String PROJECT = "project";

  /** Metrics of Google's own services come up to four minutes late. */
  private static final Freshness SERVICES = Freshness.delayed(Duration.ofMinutes(4));

  private final Tokens<GoogleToken> tokens = new Tokens<>();

  @Override
  public String type() {
    return "stackdriver";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Google Cloud Monitoring",
        new AddressNeed.Default("https://monitoring.googleapis.com"),
        new Credentials(true, List.of(List.of(PROJECT)), List.of(Identity.KEY)),
        SERVICES,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    Map<String, String> secret = BackendSecrets.login(backend);
    String project = secret.getOrDefault(PROJECT, "").strip();
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        _ ->
            project.isEmpty() || project.matches("[A-Za-z0-9:.-]+")
                ? Login.lacking(backend, List.of(PROJECT)).orElseGet(Login.None::new)
                : new Login.Missing("the Secret's " + PROJECT + " is not the id of a project"),
        server ->
            switch (Identity.of(secret.get(Identity.KEY))) {
              case Identity.Unreadable(String why) -> MetricSource.unusable(why);
              case Identity.Machine _ when !Identity.isGoogle(server.address().base()) ->
                  MetricSource.unusable(
                      "the machine's own identity is only shown to Google: remove the address, or"
                          + " give the Secret a serviceAccountKey");
              case Identity.Readable identity ->
                  new LoggedInSource(
                      server,
                      tokens.access(new GoogleToken(identity)),
                      ready -> new StackdriverSource(ready, project));
            });
  }
}
