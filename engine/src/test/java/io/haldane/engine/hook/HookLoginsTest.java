package io.haldane.engine.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.hooks.HookAccess;
import io.haldane.api.hooks.HookTls;
import io.haldane.api.v1beta1.Canary;
import io.haldane.testing.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookLoginsTest {
  private static final TestAuthority AUTHORITY = TestAuthority.make();

  private static AccessLookup read(String hook, Map<String, String> secret) {
    return read(hook, List.of(secret("gate", "test", secret)));
  }

  private static AccessLookup read(String hook, List<HasMetadata> objects) {
    Canary canary =
        Serialization.unmarshal(
            """
            apiVersion: flagger.app/v1beta1
            kind: Canary
            metadata: {name: shop, namespace: test}
            spec: {analysis: {webhooks: [{name: w, url: "http://g", %s}]}}
            """
                .formatted(hook),
            Canary.class);
    return HookLogins.of(
        canary, canary.getSpec().analysis().webhooks().getFirst(), LiveObjects.of(objects));
  }

  private static HasMetadata secret(String name, String namespace, Map<String, String> texts) {
    Map<String, String> data = new TreeMap<>(texts);
    data.replaceAll(
        (_, text) -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withData(data)
        .build();
  }

  private static HookAccess usable(AccessLookup found) {
    return ((AccessLookup.Usable) found).access();
  }

  private static String why(AccessLookup found) {
    return ((AccessLookup.Unusable) found).why();
  }

  @ParameterizedTest
  @CsvSource({
    "token, s3same, username, ignored, Bearer s3same",
    "username, bob, password, s3same, Basic Ym9iOnMzc2FtZQ==",
  })
  void a_secret_logs_in_by_its_token_or_else_by_its_password(
      String key, String value, String other, String otherValue, String header) {
    HookAccess access =
        usable(read("secretRef: {name: gate}", Map.of(key, value + "\n", other, otherValue)));

    assertThat(access.headers()).containsOnly(Map.entry("Authorization", header));
    assertThat(access.secrets()).contains("s3same");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secretRef: {name: gate} | needs the key token, or the keys username and password, of Secret test/gate",
        "secretRef: {name: none} | needs Secret test/none, which does not exist; create it",
        "'headers: [{name: X-A, valueFrom: {secretKeyRef: {name: gate, key: no}}}]' | needs the key no of Secret test/gate",
        "'headers: [{name: X-A, valueFrom: {secretKeyRef: {name: gate, key: lines}}}]' | cannot send the key lines of Secret test/gate",
        "'signature: {secretKeyRef: {name: gate, key: broken}}' | cannot sign with the key broken of Secret test/gate",
        "'tls: {secretRef: {name: gate}}' | needs the key ca.crt or tls.crt of Secret test/gate",
        "'tls: {configMapRef: {name: none}}' | needs ConfigMap test/none, which does not exist",
      })
  void what_is_missing_is_named_with_its_object_and_its_key(String hook, String what) {
    Map<String, String> secret = Map.of("lines", "pl4nted\r\nX-B: 1", "broken", "whsec_pl4nted!");

    assertThat(why(read(hook, secret)))
        .startsWith("webhook \"w\" " + what)
        .doesNotContain("pl4nted");
  }

  @Test
  void a_secret_of_another_namespace_is_not_there() {
    HasMetadata elsewhere = secret("gate", "other", Map.of("token", "s3same"));

    assertThat(why(read("secretRef: {name: gate}", List.of(elsewhere)))).contains("test/gate");
  }

  @Test
  void certificates_come_from_a_secret_or_a_config_map() throws Exception {
    HasMetadata bundle =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("bundle")
            .withNamespace("test")
            .endMetadata()
            .addToData("ca.crt", AUTHORITY.pem())
            .build();
    HasMetadata client =
        secret(
            "gate",
            "test",
            Map.of("ca.crt", "ignored", "tls.crt", AUTHORITY.pem(), "tls.key", AUTHORITY.keyPem()));

    HookTls tls =
        usable(
                read(
                    "tls: {configMapRef: {name: bundle}, secretRef: {name: gate}}",
                    List.of(bundle, client)))
            .tls();

    assertThat(tls)
        .isEqualTo(new HookTls(AUTHORITY.pem(), AUTHORITY.pem(), AUTHORITY.keyPem()))
        .asString()
        .doesNotContain("BEGIN");
  }

  @ParameterizedTest
  @CsvSource({"ca.crt, pl4nted", "tls.crt, pl4nted", "tls.key, -----BEGIN RSA PRIVATE KEY-----"})
  void certificates_that_cannot_be_read_are_named(String key, String value) throws Exception {
    Map<String, String> secret =
        new TreeMap<>(Map.of("tls.crt", AUTHORITY.pem(), "tls.key", AUTHORITY.keyPem()));
    secret.put(key, value);

    assertThat(why(read("tls: {secretRef: {name: gate}}", secret)))
        .contains("the key " + key + " of Secret test/gate")
        .doesNotContain("pl4nted");
  }

  @Test
  void certificates_that_are_no_chain_are_named() throws Exception {
    Map<String, String> secret =
        Map.of("tls.crt", AUTHORITY.pem() + AUTHORITY.pem(), "tls.key", AUTHORITY.keyPem());

    assertThat(why(read("tls: {secretRef: {name: gate}}", secret))).contains("the key tls.crt of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.crt", "tls.crt", "tls.key"})
  void certificates_that_would_take_long_to_read_are_refused(String key) throws Exception {
    Map<String, String> secret =
        new TreeMap<>(Map.of("tls.crt", AUTHORITY.pem(), "tls.key", AUTHORITY.keyPem()));
    secret.put(key, AUTHORITY.pem().repeat(1000));
    assertThat(why(read("tls: {secretRef: {name: gate}}", secret)))
        .contains("takes at most 256 KiB from the key " + key + " of Secret test/gate");
  }
}
