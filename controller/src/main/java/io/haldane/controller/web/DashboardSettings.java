package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.web.login.Viewer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
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
      @ConfigProperty(name = "haldane.cluster-name") Optional<String> clusterName,
      HaldaneConfig config) {
    String url = demoUrl.map(each -> each.toString().replaceAll("/+$", "")).orElse(null);
    this.view =
        new View(
            version,
            url,
            clusterName.orElse(null),
            config.dashboardAuth().toString(),
            null,
            Links.parse(config.dashboardLinks().orElse("")).all());
  }

  /**
   * Answer of {@code GET /api/settings}.
   *
   * @param demoUrl without a slash at its end; absent outside the demo
   * @param auth how users sign in, as the flag spells it
   * @param user who is signed in; absent when nobody is asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String version,
      @Nullable String demoUrl,
      @Nullable String clusterName,
      String auth,
      @Nullable String user,
      List<Links.Link> links) {}

  View view(Viewer viewer) {
    return new View(
        view.version(),
        view.demoUrl(),
        view.clusterName(),
        view.auth(),
        viewer.name().orElse(null),
        view.links());
  }

  /** Scheme, host and port of the demo, the one foreign place that the page may talk to. */
  Optional<String> demoOrigin() {
    return Optional.ofNullable(view.demoUrl())
        .map(URI::create)
        .filter(url -> url.getScheme() != null && url.getAuthority() != null)
        .map(url -> url.getScheme() + "://" + url.getAuthority());
  }
}
