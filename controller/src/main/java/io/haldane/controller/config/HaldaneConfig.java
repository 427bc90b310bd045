package io.haldane.controller.config;

import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;
import io.haldane.outbound.HostRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of the installation. A flag {@code -mesh-provider=istio}, the environment variable
 * {@code HALDANE_MESH_PROVIDER} and {@code haldane.mesh-provider} in a file are the same setting;
 * the flag wins. What each one means is in {@link Flags}.
 */
@ConfigMapping(prefix = "haldane")
public interface HaldaneConfig {
  Optional<String> kubeconfig();

  Optional<String> master();

  @WithDefault("100")
  int kubeconfigQps();

  @WithDefault("250")
  int kubeconfigBurst();

  Optional<String> kubeconfigServiceMesh();

  @WithDefault("http://prometheus:9090")
  String metricsServer();

  @WithDefault("10s")
  @WithConverter(GoDurationConverter.class)
  Duration controlLoopInterval();

  @WithDefault("debug")
  String logLevel();

  @WithDefault("8080")
  int port();

  Optional<String> slackUrl();

  Optional<String> slackToken();

  Optional<String> slackProxyUrl();

  @WithDefault("flagger")
  String slackUser();

  Optional<String> slackChannel();

  Optional<String> msteamsUrl();

  Optional<String> msteamsProxyUrl();

  Optional<String> eventWebhook();

  Optional<String> includeLabelPrefix();

  @WithDefault("2")
  int threadiness();

  @WithDefault("false")
  boolean zapReplaceGlobals();

  @WithDefault("json")
  String zapEncoding();

  Optional<String> namespace();

  @WithDefault("istio")
  String meshProvider();

  @WithDefault("app,name,app.kubernetes.io/name")
  String selectorLabels();

  @WithDefault("nginx.ingress.kubernetes.io")
  String ingressAnnotationsPrefix();

  Optional<String> ingressClass();

  /** Settings that adapters declare, by the names of their flags. */
  Map<String, String> routing();

  @WithDefault("false")
  boolean enableLeaderElection();

  @WithDefault("kube-system")
  String leaderElectionNamespace();

  @WithDefault("true")
  boolean enableConfigTracking();

  Optional<String> clusterName();

  @WithDefault("false")
  boolean noCrossNamespaceRefs();

  Optional<String> alertProviders();

  Optional<String> alertIdentityNamespaces();

  Optional<String> allowHosts();

  @WithDefault(HostRules.DENIED_BY_DEFAULT)
  String denyHosts();

  @WithDefault("10s")
  @WithConverter(GoDurationConverter.class)
  Duration minInterval();

  Optional<@WithConverter(GoDurationConverter.class) Duration> intervalOverride();

  @WithDefault("2s")
  @WithConverter(GoDurationConverter.class)
  Duration settle();

  @WithDefault("false")
  boolean commonConditions();

  @WithDefault("true")
  boolean healthCondition();

  @WithDefault("0")
  int maxRunning();

  @WithDefault("0")
  int maxRunningPerNamespace();

  @WithDefault("10")
  int runHistoryLimit();

  @WithDefault("10m")
  @WithConverter(GoDurationConverter.class)
  Duration resync();

  @WithDefault("30s")
  @WithConverter(GoDurationConverter.class)
  Duration metricDeadline();

  @WithDefault("fail")
  OnNoData metricOnNoData();

  @WithDefault("fail")
  OnError metricOnError();

  @WithDefault("0")
  int metricMinimumRequests();

  @WithDefault("2m")
  @WithConverter(GoDurationConverter.class)
  Duration watchSilence();

  Optional<String> podUid();

  @WithDefault("60s")
  @WithConverter(GoDurationConverter.class)
  Duration leaseDuration();

  @WithDefault("15s")
  @WithConverter(GoDurationConverter.class)
  Duration leaseRenewDeadline();

  @WithDefault("5s")
  @WithConverter(GoDurationConverter.class)
  Duration leaseRetryPeriod();

  @WithDefault("10s")
  @WithConverter(GoDurationConverter.class)
  Duration shutdownGrace();

  @WithDefault("0.0.0.0")
  String host();

  @WithDefault("loopback")
  DashboardExposure dashboard();

  Optional<String> dashboardHosts();

  @WithDefault("none")
  DashboardAuth dashboardAuth();

  Optional<String> dashboardTrustedProxies();

  @WithDefault("X-Forwarded-User")
  String dashboardUserHeader();

  @WithDefault("X-Forwarded-Groups")
  String dashboardGroupsHeader();

  Optional<String> dashboardSessionKey();

  Optional<String> dashboardLinks();

  Optional<String> demoUrl();

  Optional<String> otlpEndpoint();

  Optional<String> otlpHeaders();
}
