package io.haldane.metrics.kubernetes;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.ClusterApi;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.Login;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An API server: that of the cluster, with the login of the controller, or the one at the address
 * of the template, with the token of its Secret. The controller's own login never goes to an
 * address that a template names.
 *
 * @param lent the API of the cluster; empty where the template has an address
 */
public record ClusterServer(HttpServer server, Optional<ClusterApi> lent) {
  private static final String TOKEN = "token";

  /** What a provider declares that is part of the cluster. */
  public static MetricCapabilities capabilities(String name, boolean severalSeries) {
    return new MetricCapabilities(
        name,
        new AddressNeed.Default("https://kubernetes.default.svc"),
        Credentials.optional(List.of(TOKEN)),
        Freshness.IMMEDIATE,
        severalSeries,
        false);
  }

  public static MetricSource open(
      MetricCapabilities about,
      Backend backend,
      MetricContext context,
      Function<ClusterServer, MetricSource> source) {
    Optional<ClusterApi> lent =
        backend.address().isBlank()
            ? Optional.of(context.service(ClusterApi.class))
            : Optional.empty();
    return HttpServer.open(
        about,
        backend,
        context,
        _ -> Login.isWithout(backend) ? new Login.None() : Login.scheme(backend, "Bearer", TOKEN),
        server -> source.apply(new ClusterServer(server, lent)));
  }

  public MetricAnswer get(String path, String parameters, Duration deadline, JsonReader reader) {
    return lent.map(
            api -> read(api.get(path + (parameters.isEmpty() ? "" : "?" + parameters)), reader))
        .orElseGet(() -> server.ask(server.get(path, parameters), deadline, reader));
  }

  public MetricAnswer create(String path, String json, Duration deadline, JsonReader reader) {
    return lent.map(api -> read(api.create(path, json), reader))
        .orElseGet(
            () -> server.ask(server.post(path, "", "application/json", json), deadline, reader));
  }

  /** What comes of it does not change an answer that is there already. */
  public void delete(String path, Duration deadline) {
    lent.ifPresentOrElse(
        api -> api.delete(path), () -> server.reach(server.delete(path), deadline));
  }

  private MetricAnswer read(ClusterApi.Answer answer, JsonReader reader) {
    return switch (answer) {
      case ClusterApi.Answer.Found(String json) -> reader.read(json, server);
      case ClusterApi.Answer.Missing(String why) ->
          MetricAnswer.misconfigured("the cluster does not have it: " + why);
      case ClusterApi.Answer.Refused(String why) ->
          MetricAnswer.misconfigured("the API server refuses the query: " + why);
      case ClusterApi.Answer.Unavailable(String why) -> MetricAnswer.broken(why);
    };
  }
}
