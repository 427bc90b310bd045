package io.haldane.controller.config;

import static io.haldane.controller.config.Flag.Kind.AUTH;
import static io.haldane.controller.config.Flag.Kind.DURATION;
import static io.haldane.controller.config.Flag.Kind.EXPOSURE;
import static io.haldane.controller.config.Flag.Kind.HOSTS;
import static io.haldane.controller.config.Flag.Kind.IGNORED;
import static io.haldane.controller.config.Flag.Kind.IGNORED_SWITCH;
import static io.haldane.controller.config.Flag.Kind.NUMBER;
import static io.haldane.controller.config.Flag.Kind.ON_ERROR;
import static io.haldane.controller.config.Flag.Kind.ON_NO_DATA;
import static io.haldane.controller.config.Flag.Kind.SWITCH;
import static io.haldane.controller.config.Flag.Kind.TEXT;

import io.haldane.outbound.HostRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of flags: those of Flagger first, then our own, then the accepted ones. */
public final class Flags {
  static final List<Flag> FLAGGER =
      List.of(
          text("kubeconfig", "", "path of a kubeconfig; needed only outside of a cluster"),
          text("master", "", "URL of the Kubernetes API server; overrides the kubeconfig"),
          number(
              "kubeconfig-qps", "100", "maximum number of concurrent requests to the API server"),
          number("kubeconfig-burst", "250", "no effect; caches make a request limit unnecessary"),
          text("kubeconfig-service-mesh", "", "kubeconfig of the cluster that holds the routes"),
          text(
              "metrics-server",
              "http://prometheus:9090",
              "URL of the Prometheus for builtin checks"),
          duration(
              "control-loop-interval",
              "10s",
              "no effect; changes and due times trigger a reconcile"),
          text("log-level", "debug", "debug, info, warn, error, fatal or panic"),
          number("port", "8080", "HTTP port for metrics, health and the dashboard"),
          secret("slack-url", "SLACK_URL", "URL of the Slack webhook or API"),
          secret("slack-token", "SLACK_TOKEN", "token of a Slack bot"),
          secret("slack-proxy-url", "SLACK_PROXY_URL", "HTTP proxy for Slack"),
          text("slack-user", "flagger", "sender name of Slack messages"),
          text("slack-channel", "", "Slack channel; needed with -slack-url"),
          secret("msteams-url", "MSTEAMS_URL", "URL of a Teams webhook; replaces Slack"),
          secret("msteams-proxy-url", "MSTEAMS_PROXY_URL", "HTTP proxy for Teams"),
          secret(
              "event-webhook", "EVENT_WEBHOOK_URL", "URL that receives the events of all canaries"),
          text("include-label-prefix", "", "label prefixes to copy, comma-separated; * copies all"),
          number("threadiness", "2", "no effect; every canary has its own queue"),
          onOff("zap-replace-globals", "false", "no effect; there is one logger"),
          text("zap-encoding", "json", "log format: json or console"),
          text("namespace", "", "watch this namespace only"),
          text(
              "mesh-provider",
              "istio",
              "provider of canaries that name none; auto finds one for each"),
          text(
              "selector-labels",
              "app,name,app.kubernetes.io/name",
              "labels that distinguish primary from canary pods; the first present is used"),
          text(
              "ingress-annotations-prefix",
              "nginx.ingress.kubernetes.io",
              "prefix of the annotations of ingress-nginx"),
          text("ingress-class", "", "ingress class of routes that have one, such as HTTPProxy"),
          onOff("enable-leader-election", "false", "no effect; there is always an election"),
          text(
              "leader-election-namespace",
              "kube-system",
              "namespace of the Lease; -namespace overrides it"),
          onOff("enable-config-tracking", "true", "release ConfigMaps and Secrets with the target"),
          onOff("version", "false", "print the version and exit"),
          text("cluster-name", "", "name of the cluster in alerts"),
          onOff("no-cross-namespace-refs", "false", "refuse references to other namespaces"));

  static final List<Flag> OWN =
      List.of(
          hosts("allow-hosts", "", "hosts that may be called although -deny-hosts lists them"),
          hosts(
              "deny-hosts",
              HostRules.DENIED_BY_DEFAULT,
              "hosts that hooks, templates and alert providers may not call"),
          text(
              "alert-providers",
              "",
              "AlertProviders of canaries without alerts, as namespace/name, comma-separated"),
          text(
              "alert-identity-namespaces",
              "",
              "namespaces whose AlertProviders may use the controller's role at AWS; * for all"),
          duration("min-interval", "10s", "shortest analysis interval; shorter ones are raised"),
          duration("interval-override", "", "analysis interval of all canaries; for tests only"),
          duration("settle", "2s", "time for proxies to learn of a route or of first pods"),
          number("max-running", "0", "maximum number of canaries in a run; 0 means no limit"),
          number("max-running-per-namespace", "0", "the same limit for each namespace"),
          onOff(
              "common-conditions",
              "false",
              "also write Ready, Reconciling, Stalled and observedGeneration, which Flux reads"),
          onOff(
              "health-condition",
              "true",
              "write the condition Healthy: what the doctor's checks found around a canary"),
          number(
              "run-history-limit", "10", "number of CanaryRuns kept for each canary; 0 for none"),
          duration("resync", "10m", "reconcile every canary at least this often"),
          duration("metric-deadline", "30s", "timeout of one metric query"),
          new Flag(
              "metric-on-no-data",
              ON_NO_DATA,
              "fail",
              "",
              "what follows when a metric has no value: fail, wait or pass"),
          new Flag(
              "metric-on-error",
              ON_ERROR,
              "fail",
              "",
              "what follows when a metrics backend cannot be queried: fail or wait"),
          number(
              "metric-minimum-requests",
              "0",
              "requests that a builtin check or query needs to be judged; 0 means any number"),
          duration("watch-silence", "2m", "check a watch that has been silent for this long"),
          duration("lease-duration", "60s", "how long the Lease of a lost leader keeps others out"),
          duration(
              "lease-renew-deadline", "15s", "give up leadership after failing this long to renew"),
          duration("lease-retry-period", "5s", "pause between attempts to take the Lease"),
          text(
              "pod-uid",
              "",
              "uid of our pod; a restarted container takes over its own Lease at once"),
          duration("shutdown-grace", "10s", "how long running work may take to finish on shutdown"),
          text("host", "0.0.0.0", "address to listen on"),
          new Flag(
              "dashboard",
              EXPOSURE,
              "loopback",
              "",
              "which clients reach the dashboard: on (all), loopback or off"),
          text(
              "dashboard-hosts",
              "",
              "host names of the dashboard, comma-separated; localhost is always allowed"),
          new Flag(
              "dashboard-auth",
              AUTH,
              "none",
              "",
              "login of the dashboard: none, token (of the cluster) or proxy (headers)"),
          hosts(
              "dashboard-trusted-proxies",
              "",
              "addresses and ranges of proxies whose headers name the user and the client"),
          text(
              "dashboard-user-header",
              "X-Forwarded-User",
              "header with the user, with -dashboard-auth=proxy"),
          text(
              "dashboard-groups-header",
              "X-Forwarded-Groups",
              "header with the groups, comma-separated, with -dashboard-auth=proxy"),
          secret(
              "dashboard-session-key",
              "DASHBOARD_SESSION_KEY",
              "secret that encrypts session cookies; the same for all replicas"),
          text(
              "dashboard-links",
              "",
              "links as name=URL, separated by spaces, with {{namespace}}, {{name}} or {{query}}"),
          secret(
              "otlp-endpoint",
              "OTEL_EXPORTER_OTLP_ENDPOINT",
              "base URL of a collector that receives a trace of each run, by OTLP over HTTP"),
          secret(
              "otlp-headers",
              "OTEL_EXPORTER_OTLP_HEADERS",
              "secret; headers for the collector as name=value, comma-separated"),
          text("demo-url", "", "URL of a demo that the dashboard links to"),
          onOff("help", "false", "print this text and exit"));

  /** Flags of klog, which Flagger accepts because its libraries define them. */
  static final List<Flag> ACCEPTED =
      Stream.concat(
              Stream.of(
                      "add_dir_header",
                      "alsologtostderr",
                      "logtostderr",
                      "one_output",
                      "skip_headers",
                      "skip_log_headers")
                  .map(name -> new Flag(name, IGNORED_SWITCH, "false", "", "")),
              Stream.of(
                      "log_backtrace_at",
                      "log_dir",
                      "log_file",
                      "log_file_max_size",
                      "stderrthreshold",
                      "v",
                      "vmodule")
                  .map(name -> new Flag(name, IGNORED, "", "", "")))
          .toList();

  public static final List<Flag> ALL =
      Stream.of(FLAGGER, OWN, ACCEPTED).flatMap(List::stream).toList();

  private Flags() {}

  static Optional<Flag> find(String name) {
    return ALL.stream().filter(flag -> flag.name().equals(name)).findFirst();
  }

  /** All flags with defaults and variables, for {@code -help}. */
  static String help() {
    return Stream.of(FLAGGER, OWN)
        .flatMap(List::stream)
        .map(Flags::line)
        .collect(Collectors.joining("", "Flags, as -flag=value or --flag=value:\n", ""));
  }

  private static String line(Flag flag) {
    String byDefault = flag.byDefault().isEmpty() ? "" : " (default " + flag.byDefault() + ")";
    String own = "HALDANE_" + flag.name().toUpperCase(Locale.ROOT).replace('-', '_');
    String variables = flag.variable().isEmpty() ? own : flag.variable() + ", " + own;
    return "  -%s%n      %s%s [%s]%n".formatted(flag.name(), flag.help(), byDefault, variables);
  }

  private static Flag text(String name, String byDefault, String help) {
    return new Flag(name, TEXT, byDefault, "", help);
  }

  private static Flag secret(String name, String variable, String help) {
    return new Flag(name, TEXT, "", variable, help);
  }

  private static Flag number(String name, String byDefault, String help) {
    return new Flag(name, NUMBER, byDefault, "", help);
  }

  private static Flag duration(String name, String byDefault, String help) {
    return new Flag(name, DURATION, byDefault, "", help);
  }

  private static Flag hosts(String name, String byDefault, String help) {
    return new Flag(name, HOSTS, byDefault, "", help);
  }

  private static Flag onOff(String name, String byDefault, String help) {
    return new Flag(name, SWITCH, byDefault, "", help);
  }
}
