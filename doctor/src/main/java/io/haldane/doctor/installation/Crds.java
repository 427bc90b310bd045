package io.haldane.doctor.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The CRDs of this version. */
public final class Crds {
  /** Without these, nothing works. */
  public static final List<String> NAMES =
      List.of("canaries.flagger.app", "metrictemplates.flagger.app", "alertproviders.flagger.app");

  /** Without this one, there is no history of runs. */
  public static final String RUNS = "canaryruns.haldane.io";

  private Crds() {}

  /** All that this version has. */
  public static List<String> all() {
    return Stream.concat(NAMES.stream(), Stream.of(RUNS)).toList();
  }

  static JsonNode known(String name) {
    String file = name.substring(0, name.indexOf('.')) + ".yaml";
    try (InputStream in = Objects.requireNonNull(Crds.class.getResourceAsStream(file), file)) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** Fields of the spec, such as {@code spec.service.name}, that only the first CRD has. */
  static Set<String> more(JsonNode crd, JsonNode than) {
    Set<String> more = new TreeSet<>();
    compare("spec", spec(crd), spec(than), more);
    return more;
  }

  private static JsonNode spec(JsonNode crd) {
    return crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
  }

  private static void compare(String path, JsonNode schema, JsonNode other, Set<String> more) {
    if (other.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      return;
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> {
          String below = path + "." + field.getKey();
          JsonNode known = other.path("properties").path(field.getKey());
          if (known.isMissingNode()) {
            more.add(below);
          } else {
            compare(below, field.getValue(), known, more);
          }
        });
    if (schema.has("items") && other.has("items")) {
      compare(path + "[]", schema.path("items"), other.path("items"), more);
    }
  }
}
