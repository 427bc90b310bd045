package io.haldane.sandbox.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionSpec;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.Arrays;
import java.util.List;

/**
 * A kind that the API serves.
 *
 * @param group empty for the core group
 * @param versions served ones, preferred first; an object is the same in each of them
 * @param custom whether it comes from a definition: then an update must say which version it is of
 * @param statusSubresource whether the status is written apart from the rest
 * @param columns of {@code kubectl get}
 */
public record ResourceKind(
    String group,
    List<String> versions,
    String plural,
    String kind,
    boolean namespaced,
    boolean custom,
    boolean statusSubresource,
    List<Column> columns) {

  /** {@code group versions plural Kind [cluster] [status]}; the core group is written {@code -}. */
  static ResourceKind builtIn(String line) {
    return parse(line, false);
  }

  static ResourceKind custom(String line) {
    return parse(line, true);
  }

  static ResourceKind of(CustomResourceDefinition definition) {
    CustomResourceDefinitionSpec spec = definition.getSpec();
    List<CustomResourceDefinitionVersion> served =
        spec.getVersions().stream().filter(v -> !Boolean.FALSE.equals(v.getServed())).toList();
    return new ResourceKind(
        spec.getGroup(),
        served.stream().map(CustomResourceDefinitionVersion::getName).toList(),
        spec.getNames().getPlural(),
        spec.getNames().getKind(),
        "Namespaced".equals(spec.getScope()),
        true,
        served.stream()
            .anyMatch(v -> v.getSubresources() != null && v.getSubresources().getStatus() != null),
        served.isEmpty() ? Column.of() : Column.of(served.getFirst()));
  }

  ResourceKind with(List<Column> others) {
    return new ResourceKind(
        group, versions, plural, kind, namespaced, custom, statusSubresource, others);
  }

  String apiVersion(String version) {
    return group.isEmpty() ? version : group + "/" + version;
  }

  private static ResourceKind parse(String line, boolean custom) {
    List<String> words = Arrays.asList(line.split(" "));
    return new ResourceKind(
        words.get(0).equals("-") ? "" : words.get(0),
        List.of(words.get(1).split(",")),
        words.get(2),
        words.get(3),
        !words.contains("cluster"),
        custom,
        words.contains("status"),
        Column.of());
  }
}
