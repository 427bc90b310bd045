package io.haldane.api.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read can be written, and read again. */
class BoundedTreeTest {
  private static final ObjectMapper JSON = Json.mapper();

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "a\ud800", "\ud800b", "\udc00\ud800", "\ud83d\ud83d"})
  void half_a_character_in_a_name_is_replaced(String name) throws IOException {
    ObjectNode read = BoundedTree.read(named(name)).tree();

    assertThat(read.path("data").fieldNames())
        .toIterable()
        .singleElement()
        .satisfies(known -> assertThat(known).contains("\ufffd").hasSameSizeAs(name));
    assertThat(JSON.readTree(JSON.writeValueAsBytes(read))).isEqualTo(read);
  }

  @Test
  void whole_characters_in_a_name_stay() throws IOException {
    ObjectNode object = named("caf\u00e9 \ud83d\ude00");

    ObjectNode read = BoundedTree.read(object).tree();

    assertThat(read).isEqualTo(object);
    assertThat(JSON.readTree(JSON.writeValueAsBytes(read))).isEqualTo(object);
  }

  private static ObjectNode named(String name) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.putObject("data").put(name, "value");
    return object;
  }
}
