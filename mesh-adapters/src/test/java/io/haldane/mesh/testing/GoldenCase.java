package io.haldane.mesh.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is one case: {@code canary.yaml}, {@code live.yaml} when there is something before,
 * {@code traffic.yaml}, and {@code rendered.yaml} with the objects as they are afterwards.
 */
public final class GoldenCase {
  private final Path folder;
  private final String provider;
  private final Set<Path> read;

  /**
   * @param provider of a canary that names none itself, as the installation's default would be
   * @param read collects every file that was looked at
   */
  public GoldenCase(Path folder, String provider, Set<Path> read) {
    this.folder = folder;
    this.provider = provider;
    this.read = read;
  }

  /**
   * What is wanted of the router.
   *
   * @param restore to give back what was there before, instead of routing
   * @param provider in place of the canary's own; for those that only an installation can name
   * @param settings what the installation chose for the settings of the adapter, by name
   * @param everybody whether nobody is kept on the primary
   */
  public record Wanted(
      int canary,
      boolean mirrored,
      Traffic.@Nullable Affinity affinity,
      boolean restore,
      @Nullable String provider,
      @Nullable Map<String, String> settings,
      boolean everybody) {

    public Traffic traffic() {
      return new Traffic(canary, mirrored, affinity, everybody);
    }
  }

  public RouteTarget target() {
    Canary canary = Yaml.canary(text("canary.yaml"));
    String suffixed = wanted().provider();
    String named = suffixed == null ? canary.getSpec().provider() : suffixed;
    Map<String, String> chosen = wanted().settings();
    return new RouteTarget(
        canary,
        named == null ? provider : named,
        chosen == null ? RouterSettings.NONE : new RouterSettings(chosen));
  }

  public TrafficRouter router() {
    String named = target().provider();
    List<TrafficRouter> routers = Routers.accepting(named);
    if (routers.size() != 1) {
      throw new IllegalStateException(routers.size() + " routers serve " + named);
    }
    return routers.getFirst();
  }

  public Wanted wanted() {
    return Yaml.read(Yaml.documents(text("traffic.yaml")).getFirst(), Wanted.class);
  }

  public List<ObjectNode> live() {
    return Files.exists(folder.resolve("live.yaml"))
        ? Yaml.documents(text("live.yaml"))
        : List.of();
  }

  public String rendered() {
    return text("rendered.yaml");
  }

  public void update(String rendered) {
    try {
      Files.writeString(folder.resolve("rendered.yaml"), rendered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String name) {
    Path file = folder.resolve(name);
    read.add(file);
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sentence that it is named by. */
  @Override
  public String toString() {
    return folder.getFileName().toString().replace('-', ' ');
  }
}
