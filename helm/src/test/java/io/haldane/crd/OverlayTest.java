package io.haldane.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private final ObjectNode definition =
      CanonicalYaml.read(
          """
          metadata: {name: things}
          spec:
            versions:
            - name: v1
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      required: [list]
                      properties:
                        list: {type: array, items: {type: string}}
                        map: {type: object, additionalProperties: {type: string}}
          """);

  @Test
  void fields_are_named_by_their_path() {
    apply(
        """
        fields:
          kind: {description: thing}
          spec.list[]: {maxLength: 3}
          spec.map{}: {minLength: 1}
          spec: {required: null}
        """);

    assertThat(schema("").path("description").asText()).isEqualTo("thing");
    assertThat(schema("/properties/spec/properties/list/items").path("maxLength").asInt())
        .isEqualTo(3);
    assertThat(
            schema("/properties/spec/properties/map/additionalProperties")
                .path("minLength")
                .asInt())
        .isEqualTo(1);
    assertThat(schema("/properties/spec").has("required")).isFalse();
  }

  @Test
  void the_definition_and_its_version_are_merged_too() {
    apply(
        """
        definition: {metadata: {annotations: {a: b}}}
        version: {additionalPrinterColumns: [{name: Phase}]}
        """);

    assertThat(definition.at("/metadata/annotations/a").asText()).isEqualTo("b");
    assertThat(definition.at("/metadata/name").asText()).isEqualTo("things");
    assertThat(definition.at("/spec/versions/0/additionalPrinterColumns/0/name").asText())
        .isEqualTo("Phase");
  }

  @Test
  void a_field_that_the_types_no_longer_have_is_not_overlooked() {
    assertThatThrownBy(() -> apply("fields: {spec.lost: {description: gone}}"))
        .hasMessageContaining("test-overlay.yaml speaks of spec.lost");
  }

  private void apply(String yaml) {
    Overlay.of("test-overlay.yaml", yaml).applyTo(definition);
  }

  private ObjectNode schema(String pointer) {
    return (ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema" + pointer);
  }
}
