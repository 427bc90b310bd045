package io.haldane.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.client.CustomResource;
import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The CustomResourceDefinitions as the types of the API and the overlays describe them. */
public final class Crds {
  private static final String HEADER =
      """
      # Generated from the types in api/ and the overlays in helm/src/main/resources.
      # Not edited by hand: change those and build this module.
      """;

  private static final Map<String, Class<? extends CustomResource<?, ?>>> TYPES =
      Map.of(
          "alertproviders", AlertProvider.class,
          "canaries", Canary.class,
          "canaryruns", CanaryRun.class,
          "metrictemplates", MetricTemplate.class);

  private static final Map<String, List<String>> OVERLAYS =
      Map.of("canaries", List.of("canaries", "canary-status"));

  private Crds() {}

  /** Text by file name; the same types and overlays always give the same bytes. */
  public static SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    TYPES.forEach((plural, type) ->
        files.put(plural + ".yaml", HEADER + CanonicalYaml.of(definition(plural, type))));
    return files;
  }

  private static ObjectNode definition(String plural, Class<? extends CustomResource<?, ?>> type) {
    ObjectNode definition = CanonicalYaml.read(generated(type));
    OVERLAYS
        .getOrDefault(plural, List.of(plural))
        .forEach(name -> Overlay.load(name).applyTo(definition));
    return definition;
  }

  private static String generated(Class<? extends CustomResource<?, ?>> type) {
    try (Memory memory = new Memory()) {
      new CRDGenerator()
          .customResourceClasses(type)
          .forCRDVersions("v1")
          .withOutput(memory)
          .detailedGenerate();
      return memory.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The generator insists on a stream; one class makes one definition. */
  private static final class Memory extends CRDGenerator.AbstractCRDOutput<ByteArrayOutputStream> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    protected ByteArrayOutputStream createStreamFor(String name) {
      return bytes;
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
