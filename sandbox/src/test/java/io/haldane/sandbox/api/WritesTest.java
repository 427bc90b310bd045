package io.haldane.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WritesTest extends ApiTest {

  @Test
  void a_second_creation_of_the_same_name_is_refused() {
    assertThat(http.post(CONFIG_MAPS, configMap("a", "")).code()).isEqualTo(201);
    Http.Reply again = http.post(CONFIG_MAPS, configMap("a", ""));

    assertThat(again.code()).isEqualTo(409);
    assertThat(again.body().path("reason").asText()).isEqualTo("AlreadyExists");
  }

  @Test
  void a_write_from_an_old_version_is_refused_whatever_it_writes() {
    http.post(CANARIES, canary("podinfo"));
    String old = version(http.get(CANARIES + "/podinfo"));
    http.merge(CANARIES + "/podinfo", "{\"spec\":{\"steps\":[3]}}");
    String stale = "{\"metadata\":{\"resourceVersion\":\"" + old + "\"},\"status\":{\"a\":1}}";
    String whole =
        canary("podinfo").replace("\"podinfo\"", "\"podinfo\",\"resourceVersion\":\"" + old + "\"");

    assertThat(http.merge(CANARIES + "/podinfo", stale).code()).isEqualTo(409);
    assertThat(http.merge(CANARIES + "/podinfo/status", stale).code()).isEqualTo(409);
    assertThat(http.send("PUT", CANARIES + "/podinfo", "application/json", whole).code())
        .isEqualTo(409);
    assertThat(http.send("PUT", CANARIES + "/podinfo/status", "application/json", whole).code())
        .isEqualTo(409);
    assertThat(http.get(CANARIES + "/podinfo").body().has("status")).isFalse();
  }

  @Test
  void an_update_of_a_custom_object_must_say_which_version_it_is_of() {
    http.post(CANARIES, canary("podinfo"));
    assertThat(
            http.send("PUT", CANARIES + "/podinfo", "application/json", canary("podinfo")).code())
        .isEqualTo(422);
  }

  @Test
  void the_status_is_written_apart_from_the_rest() {
    assertThat(http.post(CANARIES, canary("podinfo")).body().has("status")).isFalse();
    http.merge(CANARIES + "/podinfo/status", "{\"spec\":{\"x\":1},\"status\":{\"phase\":\"New\"}}");
    http.merge(CANARIES + "/podinfo", "{\"spec\":{\"y\":1},\"status\":{\"phase\":\"Lost\"}}");
    var canary = http.get(CANARIES + "/podinfo").body();

    assertThat(canary.path("status").path("phase").asText()).isEqualTo("New");
    assertThat(canary.path("spec").has("x")).isFalse();
    assertThat(canary.path("metadata").path("generation").asInt()).isEqualTo(2);
  }

  @Test
  void a_merge_patch_replaces_lists_and_removes_what_it_nulls() {
    http.post(CANARIES, canary("podinfo"));
    var patched =
        http.merge(
            CANARIES + "/podinfo",
            "{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"steps\":[5],\"z\":{\"q\":null,\"r\":1}}}");
    assertThat(patched.body().path("spec").toString()).isEqualTo("{\"steps\":[5],\"z\":{\"r\":1}}");
    assertThat(
            http.merge(
                    CANARIES + "/podinfo", "{\"metadata\":{\"labels\":null},\"spec\":{\"z\":null}}")
                .body()
                .path("spec")
                .has("z"))
        .isFalse();
  }

  @Test
  void a_write_that_changes_nothing_makes_no_new_version() {
    http.post(CANARIES, canary("podinfo"));
    String before = version(http.get(CANARIES + "/podinfo"));
    http.merge(CANARIES + "/podinfo", "{\"spec\":{\"steps\":[1,2]}}");
    assertThat(version(http.get(CANARIES + "/podinfo"))).isEqualTo(before);
  }

  @Test
  void a_json_patch_whose_test_fails_is_refused() {
    http.post(CONFIG_MAPS, configMap("a", ""));
    String patch =
        """
        [{"op":"test","path":"/data/a","value":"%s"},{"op":"replace","path":"/data/a","value":"2"}]\
        """;

    assertThat(http.jsonPatch(CONFIG_MAPS + "/a", patch.formatted("9")).code()).isEqualTo(422);
    assertThat(http.jsonPatch(CONFIG_MAPS + "/a", patch.formatted("1")).code()).isEqualTo(200);
    assertThat(http.get(CONFIG_MAPS + "/a").body().path("data").path("a").asText()).isEqualTo("2");
  }

  @Test
  void a_patch_language_that_the_sandbox_does_not_speak_is_refused() {
    http.post(CONFIG_MAPS, configMap("a", ""));
    assertThat(
            http.send("PATCH", CONFIG_MAPS + "/a", "application/strategic-merge-patch+json", "{}")
                .code())
        .isEqualTo(415);
  }

  @Test
  void a_dry_run_answers_as_if_and_keeps_nothing() {
    http.post(CONFIG_MAPS, configMap("kept", ""));
    assertThat(http.post(CONFIG_MAPS + "?dryRun=All", configMap("a", "")).code()).isEqualTo(201);
    var patched = http.merge(CONFIG_MAPS + "/kept?dryRun=All", "{\"data\":{\"a\":\"2\"}}");
    http.send("DELETE", CONFIG_MAPS + "/kept?dryRun=All", "application/json", "");

    assertThat(patched.body().path("data").path("a").asText()).isEqualTo("2");
    assertThat(http.get(CONFIG_MAPS + "/a").code()).isEqualTo(404);
    assertThat(http.get(CONFIG_MAPS + "/kept").body().path("data").path("a").asText())
        .isEqualTo("1");
  }

  @Test
  void a_finalizer_holds_a_deleted_object_until_it_is_taken_off() {
    http.post(CONFIG_MAPS, configMap("a", ",\"finalizers\":[\"haldane.io/mine\"]"));
    http.send("DELETE", CONFIG_MAPS + "/a", "application/json", "");
    assertThat(http.get(CONFIG_MAPS + "/a").body().path("metadata").has("deletionTimestamp"))
        .isTrue();

    http.merge(CONFIG_MAPS + "/a", "{\"metadata\":{\"finalizers\":null}}");
    assertThat(http.get(CONFIG_MAPS + "/a").code()).isEqualTo(404);
  }

  @Test
  void what_an_owner_leaves_behind_is_collected_down_to_the_last() {
    String uid = http.post(CONFIG_MAPS, configMap("owner", "")).body().at("/metadata/uid").asText();
    String child =
        http.post(CONFIG_MAPS, configMap("child", owners(uid))).body().at("/metadata/uid").asText();
    http.post(CONFIG_MAPS, configMap("grandchild", owners(child)));
    http.post(CONFIG_MAPS, configMap("stranger", ""));
    http.send("DELETE", CONFIG_MAPS + "/owner", "application/json", "");

    until("only the stranger stays", () -> http.get(CONFIG_MAPS).body().path("items").size() == 1);
    assertThat(http.get(CONFIG_MAPS + "/stranger").code()).isEqualTo(200);
  }

  @Test
  void a_deleted_namespace_takes_its_objects_with_it() {
    http.post("/api/v1/namespaces", "{\"kind\":\"Namespace\",\"metadata\":{\"name\":\"shop\"}}");
    http.post(CONFIG_MAPS, configMap("a", ""));
    http.post(CONFIG_MAPS.replace("shop", "other"), configMap("b", ""));
    http.send("DELETE", "/api/v1/namespaces/shop", "application/json", "");

    until("an empty namespace", () -> http.get(CONFIG_MAPS).body().path("items").isEmpty());
    assertThat(http.get(CONFIG_MAPS.replace("shop", "other") + "/b").code()).isEqualTo(200);
  }

  @Test
  void a_deployment_gets_the_defaults_of_a_real_server_and_a_fixed_selector() {
    String deployment =
        """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a"},
         "spec":{"selector":{"matchLabels":{"app":"a"}},"template":{"spec":{"containers":[{"name":"c"}]}}}}\
        """;
    var spec = http.post(DEPLOYMENTS, deployment).body().path("spec");

    assertThat(spec.path("replicas").asInt()).isEqualTo(1);
    assertThat(spec.at("/template/spec/containers/0/imagePullPolicy").asText())
        .isEqualTo("IfNotPresent");
    assertThat(
            http.merge(
                    DEPLOYMENTS + "/a",
                    "{\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"b\"}}}}")
                .code())
        .isEqualTo(422);
    assertThat(
            http.merge(DEPLOYMENTS + "/a/scale", "{\"spec\":{\"replicas\":3}}")
                .body()
                .at("/spec/replicas")
                .asInt())
        .isEqualTo(3);
  }

  private static String owners(String uid) {
    return ",\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"name\":\"x\",\"uid\":\""
        + uid
        + "\"}]";
  }

  private static String version(Http.Reply reply) {
    return reply.body().at("/metadata/resourceVersion").asText();
  }
}
