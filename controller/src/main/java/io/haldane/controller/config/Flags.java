package io.haldane.controller.config;

import static io.haldane.controller.config.Flag.Kind.DURATION;
import static io.haldane.controller.config.Flag.Kind.EXPOSURE;
import static io.haldane.controller.config.Flag.Kind.HOSTS;
import static io.haldane.controller.config.Flag.Kind.IGNORED;
import static io.haldane.controller.config.Flag.Kind.IGNORED_SWITCH;
import static io.haldane.controller.config.Flag.Kind.NUMBER;
import static io.haldane.controller.config.Flag.Kind.SWITCH;
import static io.haldane.controller.config.Flag.Kind.TEXT;

import io.haldane.api.net.HostRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of flags: those of the reference first, then our own, then the accepted ones. */
public final class Flags {
  static final List<Flag> REFERENCE =
      List.of(
          text("kubeconfig", "", "path of a kubeconfig; needed outside of a cluster only"),
          text("master", "", "URL of the Kubernetes API server; overrides the kubeconfig"),
          number("kubeconfig-qps", "100", "requests under way at once to the API server, at most"),
          number("kubeconfig-burst", "250", "accepted; caches make a request limiter needless"),
          text("kubeconfig-service-mesh", "", "kubeconfig of the cluster that holds the routes"),
          text("metrics-server", "http://prometheus:9090", "URL of the Prometheus for checks"),
          duration("control-loop-interval", "10s", "accepted; changes and due times wake canaries"),
          text("log-level", "debug", "debug, info, warn, error, fatal or panic"),
          number("port", "8080", "HTTP port for metrics, health and the dashboard"),
          secret("slack-url", "SLACK_URL", "address of the Slack webhook or API"),
          secret("slack-token", "SLACK_TOKEN", "token of a Slack bot"),
          secret("slack-proxy-url", "SLACK_PROXY_URL", "HTTP proxy towards Slack"),
          text("slack-user", "flagger", "name that Slack messages come from"),
          text("slack-channel", "", "Slack channel; needed with -slack-url"),
          secret("msteams-url", "MSTEAMS_URL", "Teams webhook; replaces Slack when set"),
          secret("msteams-proxy-url", "MSTEAMS_PROXY_URL", "HTTP proxy towards Teams"),
          secret("event-webhook", "EVENT_WEBHOOK_URL", "gets the events of all canaries"),
          text("include-label-prefix", "", "label prefixes to copy, by comma; * copies all"),
          number("threadiness", "2", "accepted; every canary has a queue of its own"),
          onOff("zap-replace-globals", "false", "accepted; there is one logger"),
          text("zap-encoding", "json", "log format: json or console"),
          text("namespace", "", "watch this namespace only"),
          text("mesh-provider", "istio", "provider of canaries that name none"),
          text(
              "selector-labels",
              "app,name,app.kubernetes.io/name",
              "labels that may tell primary from canary pods; the first present wins"),
          text(
              "ingress-annotations-prefix",
              "nginx.ingress.kubernetes.io",
              "prefix of the annotations of ingress-nginx"),
          text("ingress-class", "", "class of the routes that name one, such as HTTPProxy"),
          onOff("enable-leader-election", "false", "accepted; there always is an election"),
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
          hosts("allow-hosts", "", "hosts that may be called although -deny-hosts has them"),
          hosts(
              "deny-hosts",
              HostRules.DENIED_BY_DEFAULT,
              "hosts that hooks, templates and alert providers may not call"),
          duration("min-interval", "10s", "shortest analysis interval; shorter ones are raised"),
          duration("interval-override", "", "judge all canaries at this interval; for rehearsals"),
          duration("settle", "2s", "how long proxies get to hear of a route, or of first pods"),
          number("max-running", "0", "most canaries that run at once; 0 for any number"),
          number("max-running-per-namespace", "0", "the same for each namespace"),
          duration("resync", "10m", "look at every canary at least this often"),
          duration("metric-deadline", "30s", "longest wait for one metric query"),
          duration("watch-silence", "2m", "check a watch that has said nothing for this long"),
          duration("lease-duration", "60s", "how long a lost leader's lease keeps others out"),
          duration("lease-renew-deadline", "15s", "give up leadership after trying this long"),
          duration("lease-retry-period", "5s", "pause between tries for the lease"),
          text(
              "pod-uid",
              "",
              "uid of our pod; what a former container of it leased is taken at once"),
          duration("shutdown-grace", "10s", "how long running work may take to end on shutdown"),
          text("host", "0.0.0.0", "address to listen on"),
          new Flag(
              "dashboard",
              EXPOSURE,
              "loopback",
              "",
              "who may see the dashboard, which has no login: on, loopback or off"),
          text(
              "dashboard-hosts",
              "",
              "names that the dashboard is asked for by, by comma; localhost always is one"),
          text("demo-url", "", "address of a demonstration that the dashboard links to"),
          onOff("help", "false", "print this and exit"));

  /** Flags of klog, which the reference accepts because its libraries bring them along. */
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
      Stream.of(REFERENCE, OWN, ACCEPTED).flatMap(List::stream).toList();

  private Flags() {}

  static Optional<Flag> find(String name) {
    return ALL.stream().filter(flag -> flag.name().equals(name)).findFirst();
  }

  /** All flags with defaults and variables, for {@code -help}. */
  static String help() {
    return Stream.of(REFERENCE, OWN)
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
