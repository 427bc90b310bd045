package io.haldane.metrics.azuremonitor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token is for, which depends on the cloud of the address: public, China or US government.
 */
final class Cloud {
  private static final Pattern WORKSPACE =
      Pattern.compile(
          "https://[a-z0-9.-]+\\.(prometheus\\.monitor\\.azure\\.(?:com|cn|us))(?:/.*)?");

  private static final Pattern MANAGEMENT =
      Pattern.compile(
          "(https://management\\.(?:azure\\.com|chinacloudapi\\.cn|usgovcloudapi\\.net)).*");

  private Cloud() {}

  /** Whether the address is that of a workspace, which takes PromQL. */
  static boolean isWorkspace(String address) {
    return WORKSPACE.matcher(address).matches();
  }

  static String promqlScope(String address) {
    Matcher workspace = WORKSPACE.matcher(address);
    String host = workspace.matches() ? workspace.group(1) : "prometheus.monitor.azure.com";
    return "https://" + host + "/.default";
  }

  static String metricsScope(String address) {
    Matcher management = MANAGEMENT.matcher(address);
    return (management.matches() ? management.group(1) : AzuremonitorProvider.MANAGEMENT)
        + "/.default";
  }
}
