package io.haldane.api.routing;

import java.util.Optional;
import java.util.Set;

/**
 * What the API servers serve, by discovery.
 *
 * @param versions such as {@code networking.istio.io/v1beta1}
 */
public record ServedApis(Set<String> versions) {
  public ServedApis {
    versions = Set.copyOf(versions);
  }

  public boolean has(String group, String version) {
    return versions.contains(group + "/" + version);
  }

  /** Whether the group is served in any version. */
  public boolean hasGroup(String group) {
    return versions.stream().anyMatch(version -> version.startsWith(group + "/"));
  }

  /**
   * The first version of a kind that is served; a kind may be missing although its group is not.
   */
  public Optional<String> version(RoutedKind kind) {
    return kind.versions().stream().filter(version -> has(kind.group(), version)).findFirst();
  }
}
