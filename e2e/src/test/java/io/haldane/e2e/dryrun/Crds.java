package io.haldane.e2e.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.mesh.testing.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The CRDs that {@code e2e/binaries/crds/modules.tsv} names, as their projects publish them. */
final class Crds {
  private Crds() {}

  /** API groups with CRDs of their own, some with a channel: {@code GROUP:CHANNEL}. */
  static List<String> groups(Path table) {
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .filter(columns -> columns.length == 4)
          .map(columns -> columns[0])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void install(KubernetesClient client, Cache cache, String group) {
    List<ObjectNode> definitions;
    try {
      definitions = Yaml.documents(Files.readString(cache.crds(group)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    install(client, definitions.stream().map(Crds::current).toList());
  }

  static void install(KubernetesClient client, List<ObjectNode> definitions) {
    Manifests.apply(client, Yaml.text(definitions));
  }

  /** SMI published its CRDs in the form that API servers had before 1.22. */
  private static ObjectNode current(ObjectNode crd) {
    if (!crd.path("apiVersion").asText().endsWith("/v1beta1")) {
      return crd;
    }
    crd.put("apiVersion", "apiextensions.k8s.io/v1");
    ObjectNode spec = (ObjectNode) crd.path("spec");
    ObjectNode schema = spec.withObject("/validation/openAPIV3Schema").put("type", "object");
    schema.withObject("/properties/spec").put("type", "object");
    for (JsonNode version : spec.path("versions")) {
      ((ObjectNode) version).withObject("/schema").set("openAPIV3Schema", schema.deepCopy());
      // The schema has numbers where the oldest version has texts.
      boolean fits = !version.path("name").asText().toLowerCase(Locale.ROOT).equals("v1alpha1");
      ((ObjectNode) version).put("served", fits);
    }
    spec.remove(List.of("validation", "version", "additionalPrinterColumns"));
    return crd;
  }
}
