package io.haldane.controller.web;

import java.util.HashMap;
import java.util.Map;

/** The dashboard with a login by tokens. */
public class TokenProfile extends DashboardProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> all = new HashMap<>(super.getConfigOverrides());
    all.put("haldane.dashboard", "on");
    all.put("haldane.dashboard-auth", "token");
    all.put("haldane.dashboard-trusted-proxies", "127.0.0.1");
    all.put(
        "haldane.dashboard-links",
        "Grafana=https://grafana.example/d/canary?var-ns={{namespace}}&var-name={{name}}"
            + " Prometheus=https://prometheus.example/graph?g0.expr={{query}}");
    return all;
  }
}
