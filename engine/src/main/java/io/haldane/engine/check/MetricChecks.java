package io.haldane.engine.check;

import io.fabric8.kubernetes.api.model.Secret;
import io.haldane.api.GoDuration;
import io.haldane.api.ObjectRef;
import io.haldane.api.metrics.Backend;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.Metric;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.api.v1beta1.MetricTemplateProvider;
import io.haldane.api.v1beta1.NamedRef;
import io.haldane.api.v1beta1.ObjectReference;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;
import io.haldane.engine.problem.Excerpt;
import io.haldane.engine.settings.MetricDefaults;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.situation.StepTimes;
import io.haldane.engine.workload.SecretData;
import io.haldane.template.QueryTemplate;
import io.haldane.template.Rendered;
import io.haldane.template.TemplateValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metric checks that a canary asks for, in its order. */
public final class MetricChecks {
  static final String SUCCESS_RATE = "request-success-rate";
  static final String DURATION = "request-duration";
  private static final String DEFAULT_INTERVAL = "1m";

  private final Situation s;
  private final List<MetricCheck> checks = new ArrayList<>();

  private MetricChecks(Situation s) {
    this.s = s;
  }

  public static List<MetricCheck> of(Situation s) {
    MetricChecks checks = new MetricChecks(s);
    s.canary().getSpec().analysis().metrics().forEach(checks::add);
    return checks.checks;
  }

  private void add(Metric metric) {
    String interval = metric.interval() == null ? DEFAULT_INTERVAL : metric.interval();
    Optional<Duration> window = GoDuration.parse(interval);
    if (window.isEmpty()) {
      broken(
          metric,
          "interval \"%s\" is not a duration; write for example 1m"
              .formatted(Excerpt.of(interval)));
      return;
    }
    int before = checks.size();
    BuiltinQueries builtin = s.router().queries();
    String provider = s.router().provider();
    if (metric.name().equals(SUCCESS_RATE)) {
      ask(metric, new MetricCheck.Kind.SuccessRate(provider), builtin.successRate(), window.get());
    } else if (metric.name().equals(DURATION)) {
      MetricCheck.Kind kind =
          new MetricCheck.Kind.RequestDuration(provider, builtin.durationUnit());
      ask(metric, kind, builtin.duration(), window.get());
    } else if (metric.query() != null && !metric.query().isEmpty()) {
      ask(metric, new MetricCheck.Kind.Inline(), metric.query(), window.get());
    }
    if (metric.templateRef() != null) {
      template(metric, metric.templateRef(), window.get());
    }
    if (checks.size() == before) {
      broken(metric, "no usable metrics template and query were configured");
    }
  }

  private void broken(Metric metric, String why) {
    checks.add(new MetricCheck.Broken(metric, why));
  }

  private void ask(Metric metric, MetricCheck.Kind kind, String query, Duration window) {
    render(metric, kind, metricsServer(), query, window);
  }

  private Backend metricsServer() {
    String server = s.canary().getSpec().metricsServer();
    return Backend.prometheus(
        server == null || server.isEmpty() ? s.world().settings().metricsServer() : server);
  }

  private void render(
      Metric metric, MetricCheck.Kind kind, Backend backend, String query, Duration window) {
    switch (QueryTemplate.render(query, values(metric))) {
      case Rendered.Text(String text) -> counted(metric, kind, request(backend, text, window));
      case Rendered.Bad(String why) -> broken(metric, "the query does not render: " + why);
    }
  }

  /** The check, after the requests that it needs to be judged. */
  private void counted(Metric metric, MetricCheck.Kind kind, MetricRequest request) {
    MetricDefaults defaults = s.world().settings().metricDefaults();
    MetricCheck.Asked asked =
        new MetricCheck.Asked(
            metric,
            kind,
            MetricCheck.question(metric, kind, request),
            MissRules.of(metric, defaults),
            Optional.empty());
    String own = Objects.requireNonNullElse(metric.requestCountQuery(), "");
    String builtin = s.router().queries().requests();
    Integer least = metric.minimumRequests();
    // The backend of a template may be another than the one that counts the requests of the mesh.
    boolean byDefault =
        !own.isBlank() || !(builtin.isEmpty() || kind instanceof MetricCheck.Kind.Template);
    int needed = least != null ? least : byDefault ? defaults.minimumRequests() : 0;
    if (needed <= 0) {
      checks.add(asked);
    } else if (!own.isBlank()) {
      count(asked, needed, own, request.backend(), request.interval());
    } else if (!builtin.isEmpty()) {
      count(asked, needed, builtin, metricsServer(), request.interval());
    } else {
      broken(
          metric,
          "provider \"%s\" has no builtin query that counts requests, which minimumRequests needs; set requestCountQuery"
              .formatted(s.router().provider()));
    }
  }

  private void count(
      MetricCheck.Asked asked, int least, String query, Backend backend, Duration window) {
    switch (QueryTemplate.render(query, values(asked.metric()))) {
      case Rendered.Text(String text) ->
          checks.add(
              asked.needing(
                  new RequestCount(
                      least,
                      new Question.Metric(RequestCount.NAME, request(backend, text, window)))));
      case Rendered.Bad(String why) ->
          broken(asked.metric(), "requestCountQuery does not render: " + why);
    }
  }

  private MetricRequest request(Backend backend, String text, Duration window) {
    return new MetricRequest(backend, text, window, StepTimes.instant(s.status().runStartedAt()));
  }

  private TemplateValues values(Metric metric) {
    Canary canary = s.canary();
    String target = canary.getSpec().targetRef().name();
    return new TemplateValues(
        canary.getMetadata().getName(),
        canary.getMetadata().getNamespace(),
        target,
        RouteTarget.named(canary).apex(),
        nameOr(canary.getSpec().ingressRef(), target),
        s.workload().routeName().orElse(nameOr(canary.getSpec().routeRef(), target)),
        metric.interval() == null ? DEFAULT_INTERVAL : metric.interval(),
        metric.templateVariables());
  }

  private static String nameOr(@Nullable ObjectReference reference, String fallback) {
    return reference == null ? fallback : reference.name();
  }

  private void template(Metric metric, NamedRef reference, Duration window) {
    ObjectRef ref = templateRef(s.canary(), reference);
    Optional<MetricTemplate> template = s.world().live().find(ref, MetricTemplate.class);
    if (template.isEmpty()) {
      broken(metric, ref + " does not exist; apply it or correct templateRef");
      return;
    }
    MetricTemplateProvider provider = template.get().getSpec().provider();
    @Nullable Map<String, String> secret = null;
    if (provider.secretRef() != null) {
      ObjectRef secretRef =
          new ObjectRef("v1", "Secret", ref.namespace(), provider.secretRef().name());
      Optional<Secret> found = s.world().live().find(secretRef, Secret.class);
      if (found.isEmpty()) {
        broken(metric, "%s of %s does not exist; create it".formatted(secretRef, ref));
        return;
      }
      secret = SecretData.of(found.get());
    }
    Backend backend =
        new Backend(
            provider.type(),
            provider.address() == null ? "" : provider.address(),
            provider.headers(),
            secret,
            provider.region(),
            Boolean.TRUE.equals(provider.insecureSkipVerify()));
    render(
        metric, new MetricCheck.Kind.Template(), backend, template.get().getSpec().query(), window);
  }

  public static ObjectRef templateRef(Canary canary, NamedRef reference) {
    String namespace = reference.namespace();
    return new ObjectRef(
        Canary.API_VERSION,
        MetricTemplate.KIND,
        namespace == null || namespace.isEmpty() ? canary.getMetadata().getNamespace() : namespace,
        reference.name());
  }
}
