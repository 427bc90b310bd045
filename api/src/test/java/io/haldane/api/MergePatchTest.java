package io.haldane.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Written in single quotes for the eye; they are turned into double ones. */
class MergePatchTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void nothing_is_sent_when_the_live_object_already_says_it() {
    assertThat(patch("{'spec':{'a':1,'b':[1.0,{'c':'d'}]}}", "{'spec':{'b':[1,{'c':'d'}]}}"))
        .isEmpty();
  }

  @Test
  void fields_of_others_are_not_in_the_patch() {
    assertThat(patch("{'spec':{'ours':1,'theirs':2}}", "{'spec':{'ours':3}}"))
        .contains(json("{'spec':{'ours':3}}"));
  }

  @Test
  void an_owned_object_loses_what_the_body_does_not_name() {
    assertThat(patch("{'spec':{'a':1,'b':{'c':2,'d':3}}}", "{'spec':{'b':{'c':2}}}", "/spec/b"))
        .contains(json("{'spec':{'b':{'d':null}}}"));
  }

  @Test
  void an_owned_field_that_the_body_leaves_out_is_removed() {
    assertThat(patch("{'spec':{'http':[1],'tcp':[2]}}", "{'spec':{'http':[1]}}", "/spec/tcp"))
        .contains(json("{'spec':{'tcp':null}}"));
  }

  @Test
  void an_owned_field_is_removed_even_when_the_body_names_no_parent_of_it() {
    assertThat(
            patch(
                "{'metadata':{'annotations':{'a':'1','b':'2'}}}", "{}", "/metadata/annotations/a"))
        .contains(json("{'metadata':{'annotations':{'a':null}}}"));
  }

  @Test
  void an_owned_field_that_nobody_has_is_not_removed_again() {
    assertThat(patch("{'spec':{'http':[1]}}", "{'spec':{'http':[1]}}", "/spec/tcp", "/status/x"))
        .isEmpty();
  }

  @Test
  void slashes_in_keys_are_escaped_as_in_every_json_pointer() {
    assertThat(patch("{'metadata':{'a/b~c':'1','keep':'2'}}", "{}", "/metadata/a~1b~0c"))
        .contains(json("{'metadata':{'a/b~c':null}}"));
  }

  @Test
  void an_owned_list_is_replaced_when_an_element_has_a_field_too_many() {
    String live = "{'spec':{'http':[{'route':1,'timeout':'5s'}]}}";
    assertThat(patch(live, "{'spec':{'http':[{'route':1}]}}", "/spec/http"))
        .contains(json("{'spec':{'http':[{'route':1}]}}"));
    assertThat(patch(live, "{'spec':{'http':[{'route':1}]}}"))
        .as("what only the live side of a list has is a default of the server")
        .isEmpty();
  }

  @Test
  void removing_what_is_not_there_is_nothing_to_do() {
    assertThat(patch("{}", "{'metadata':{'annotations':{'gone':null}}}")).isEmpty();
    assertThat(patch("{'metadata':{}}", "{'metadata':{'annotations':{'gone':null}}}")).isEmpty();
  }

  @Test
  void an_empty_object_that_is_asked_for_is_made() {
    assertThat(patch("{'spec':{}}", "{'spec':{'selector':{}}}"))
        .contains(json("{'spec':{'selector':{}}}"));
  }

  @Test
  void an_object_takes_the_place_of_a_text() {
    assertThat(patch("{'spec':'text'}", "{'spec':{'a':1}}")).contains(json("{'spec':{'a':1}}"));
  }

  private static Optional<ObjectNode> patch(String live, String body, String... owned) {
    ObjectRef ref = new ObjectRef("v1", "ConfigMap", "shop", "any");
    return MergePatch.between(json(live), Manifest.of(ref, json(body), owned));
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
