package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the dashboard shows of the installation. */
@Singleton
public class DashboardSettings {
  private final View view;

  /**
   * Read once: none of it changes while the process lives.
   *
   * @param demoUrl root of the demo's own server; its buttons are shown only when it is set
   */
  @Inject
  public DashboardSettings(
      @ConfigProperty(name = "quarkus.application.version", defaultValue = "") String version,
      @ConfigProperty(name = "haldane.demo-url") Optional<URI> demoUrl,
      @ConfigProperty(name = "haldane.cluster-name") Optional<String> clusterName) {
    String url = demoUrl.map(each -> each.toString().replaceAll("/+$", "")).orElse(null);
    this.view = new View(version, url, clusterName.orElse(null));
  }

  /**
   * Answer of {@code GET /api/settings}.
   *
   * @param demoUrl without a slash at its end; absent outside the demo
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(String version, @Nullable String demoUrl, @Nullable String clusterName) {}

  View view() {
    return view;
  }

  /** Scheme, host and port of the demo, the one foreign place that the page may talk to. */
  Optional<String> demoOrigin() {
    return Optional.ofNullable(view.demoUrl())
        .map(URI::create)
        .filter(url -> url.getScheme() != null && url.getAuthority() != null)
        .map(url -> url.getScheme() + "://" + url.getAuthority());
  }
}
