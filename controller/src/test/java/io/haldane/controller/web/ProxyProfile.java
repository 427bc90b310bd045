package io.haldane.controller.web;

import java.util.HashMap;
import java.util.Map;

/** The dashboard behind a proxy that names the user. */
public class ProxyProfile extends DashboardProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> all = new HashMap<>(super.getConfigOverrides());
    all.put("haldane.dashboard", "on");
    all.put("haldane.dashboard-auth", "proxy");
    all.put("haldane.dashboard-trusted-proxies", "127.0.0.1, 10.0.0.0/8");
    return all;
  }
}
