package io.haldane.controller.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.haldane.api.Fault;
import io.haldane.api.HasFaults;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.controller.kube.RawSerialization;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every object is read by itself: what is wrong with it is said by it, and never thrown. */
class DecodingTest {
  private static final RawSerialization SERIALIZATION = new RawSerialization();
  private static final String SERVICE = "{\"port\": 80}";
  private static final String ANALYSIS = "{\"interval\": \"10s\", \"stepWeight\": 50}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"port": 80, "targetPort": 2147483648}  | spec.service.targetPort is 2147483648, not a port
          {"port": 80, "targetPort": 99999999999} | spec.service.targetPort is 99999999999, not a port
          {"port": 80, "targetPort": 80.5}        | spec.service.targetPort is 80.5, not a port
          {"port": 80, "targetPort": {}}          | spec.service.targetPort is an object, not a port
          {"port": "eighty"}                      | spec.service.port is a text, not a number
          {"port": 80, "hosts": "a.example.com"}  | spec.service.hosts is a text, not a list
          {"port": 80, "hosts": [{}]}             | spec.service.hosts[0] is an object, not a text
          {"port": 80, "match": [{"uri": []}]}    | spec.service.match[0].uri is a list, not an object
          {"port": 80, "apex": 5}                 | spec.service.apex is 5, not an object
          {"name": "till"}                        | spec.service.port is missing
          {"port": 80, "mirror": [{}]}            | spec.service.mirror[0].backendRef is missing
          []                                      | spec.service is a list, not an object
          """)
  void a_field_that_cannot_be_read_is_named_and_the_rest_is_known(String service, String fault) {
    Canary canary = canary(service, ANALYSIS);

    assertThat(canary.faults()).extracting(Fault::toString).containsExactly(fault);
    assertThat(canary.getMetadata().getName()).isEqualTo("till");
    assertThat(canary.getSpec().targetRef().name()).isEqualTo("till");
    assertThat(canary.getSpec().analysis().stepWeight()).isEqualTo(50);
    assertThat(canary.statusOrEmpty().phase()).isEqualTo(CanaryPhase.PROGRESSING);
    assertThat(canary.statusOrEmpty().weight()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"port": 80, "targetPort": 80.0}   | 80
          {"port": 80, "targetPort": "http"} | http
          {"port": 80, "targetPort": 8080}   | 8080
          {"port": "80", "targetPort": "81"} | 81
          """)
  void ports_are_read_leniently(String service, String port) {
    Canary canary = canary(service, ANALYSIS);

    assertThat(canary.faults()).isEmpty();
    var spec = Objects.requireNonNull(canary.getSpec().service());
    assertThat(String.valueOf(Objects.requireNonNull(spec.targetPort()).getValue()))
        .isEqualTo(port);
    assertThat(spec.port()).isEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"metrics": [{"name": "a", "threshold": "NaN"}]}  | spec.analysis.metrics[0].threshold is a text, not a number
          {"metrics": [{"threshold": 1}]}                   | spec.analysis.metrics[0].name is missing
          {"metrics": {"name": "a"}}                        | spec.analysis.metrics is an object, not a list
          {"stepWeights": [1, "two"]}                       | spec.analysis.stepWeights[1] is a text, not a number
          {"webhooks": [{"name": "a"}]}                     | spec.analysis.webhooks[0].url is missing
          {"webhooks": [null, {"name": "a", "url": null}]}  | spec.analysis.webhooks[1].url is missing
          {"alerts": [{"name": "a"}]}                       | spec.analysis.alerts[0].providerRef is missing
          {"mirror": "perhaps"}                             | spec.analysis.mirror is a text, not true or false
          {"sessionAffinity": {}}                           | spec.analysis.sessionAffinity.cookieName is missing
          """)
  void what_is_missing_or_no_number_is_named(String analysis, String fault) {
    assertThat(canary(SERVICE, analysis).faults())
        .extracting(Fault::toString)
        .containsExactly(fault);
  }

  @Test
  void a_target_that_is_missing_is_named() {
    Canary canary = read("{\"service\": {\"port\": 80}}", Canary.class);

    assertThat(canary.faults())
        .extracting(Fault::toString)
        .containsExactly("spec.targetRef is missing");
    assertThat(canary.getSpec().targetRef().name()).isEmpty();
    assertThat(read("null", Canary.class).faults())
        .extracting(Fault::toString)
        .containsExactly("spec is missing");
    assertThat(read("\"text\"", Canary.class).faults())
        .extracting(Fault::toString)
        .containsExactly("spec is a text, not an object");
  }

  @Test
  void a_status_that_cannot_be_read_is_named_because_it_is_the_memory() {
    Canary canary =
        SERIALIZATION.unmarshal(
            object("Canary", spec(SERVICE, ANALYSIS))
                .replace("\"canaryWeight\": 30", "\"canaryWeight\": [30]"),
            Canary.class);

    assertThat(canary.faults())
        .extracting(Fault::toString)
        .containsExactly("status.canaryWeight is a list, not a number");
  }

  @Test
  void broken_news_of_a_status_are_forgotten() {
    Canary canary =
        SERIALIZATION.unmarshal(
            object("Canary", spec(SERVICE, ANALYSIS))
                .replace(
                    "\"canaryWeight\": 30",
                    "\"canaryWeight\": 30, \"announcements\": [{\"id\": 1}, 5, []],"
                        + " \"conditions\": [{\"type\": \"Promoted\", \"status\": \"True\", \"reason\": \"x\"}, {}]"),
            Canary.class);

    assertThat(canary.faults()).isEmpty();
    assertThat(canary.statusOrEmpty().announcements()).isEmpty();
    assertThat(canary.statusOrEmpty().conditions()).hasSize(1);
    assertThat(canary.statusOrEmpty().weight()).isEqualTo(30);
  }

  @Test
  void long_names_texts_and_numbers_are_read() {
    String key = "k".repeat(60_000);
    Canary canary =
        canary(
            SERVICE,
            "{\"webhooks\": [{\"name\": \"a\", \"url\": \"http://a\", \"metadata\": {\"%s\": \"%s\"}}]}"
                .formatted(key, "v".repeat(1_000_000)));

    assertThat(canary.faults()).isEmpty();
    assertThat(canary.getSpec().analysis().webhooks().getFirst().metadata()).containsKey(key);
    assertThat(
            canary(
                    "{\"port\": 80, \"trafficPolicy\": {\"a\": %s}}".formatted("9".repeat(100_000)),
                    ANALYSIS)
                .faults())
        .extracting(Fault::toString)
        .containsExactly("spec.service.trafficPolicy.a is a number of more than 400 digits");
    assertThat(canary("{\"port\": 80, \"trafficPolicy\": {\"a\": 1e999999999}}", ANALYSIS).faults())
        .extracting(Fault::toString)
        .containsExactly("spec.service.trafficPolicy.a is a number that is too large");
  }

  @ParameterizedTest
  @CsvSource({"99, false", "150, true", "9000, true", "500000, true"})
  void depth_is_bounded(int depth, boolean tooDeep) {
    String deep = "{\"a\":".repeat(depth - 4) + "[]" + "}".repeat(depth - 4);
    Canary canary = canary("{\"port\": 80, \"trafficPolicy\": " + deep + "}", ANALYSIS);

    assertThat(canary.faults()).hasSize(tooDeep ? 1 : 0);
    assertThat(canary.faults())
        .allSatisfy(
            fault -> assertThat(fault.toString()).endsWith("is nested in more than 100 levels"));
    assertThat(SERIALIZATION.asJson(canary)).contains("trafficPolicy");
  }

  @Test
  void many_faults_are_read_in_a_moment() {
    String metrics = "[" + "{\"name\": [], \"threshold\": {}},".repeat(5_000) + "{}]";
    Canary canary = canary(SERVICE, "{\"metrics\": " + metrics + "}");

    assertThat(canary.faults()).hasSizeBetween(20, 50);
    assertThat(canary.getMetadata().getName()).isEqualTo("till");
    assertThat(canary.getMetadata().getUid()).isEqualTo("u");
  }

  @Test
  void one_bad_object_of_a_list_is_read_beside_the_others() {
    String bad = object("Canary", spec("{\"port\": 80, \"targetPort\": 2147483648}", ANALYSIS));
    String good = object("Canary", spec(SERVICE, ANALYSIS));
    String list =
        """
        {"apiVersion": "flagger.app/v1beta1", "kind": "CanaryList", "metadata": {"resourceVersion": "7"},
         "items": [%s, %s]}
        """
            .formatted(bad, good);
    CanaryList read = SERIALIZATION.unmarshal(list, CanaryList.class);

    assertThat(read.getItems()).extracting(canary -> canary.faults().size()).containsExactly(1, 0);
  }

  /** As the informer asks for it. */
  static final class CanaryList
      extends io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList<Canary> {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void one_bad_object_of_a_watch_is_read() {
    String event =
        "{\"type\": \"ADDED\", \"object\": %s}"
            .formatted(
                object("Canary", spec("{\"port\": 80, \"targetPort\": 2147483648}", ANALYSIS)));
    WatchEvent read = SERIALIZATION.unmarshal(event, WatchEvent.class);
    KubernetesResource object = (KubernetesResource) read.getObject();

    assertThat(object).isInstanceOf(Canary.class);
    assertThat(((HasFaults) object).faults()).hasSize(1);
  }

  @Test
  void other_kinds_are_read_whatever_their_keys_are() {
    String deployment =
        """
        {"metadata": {"name": "till", "namespace": "shop", "resourceVersion": "3",
          "managedFields": [%s]},
         "spec": {"%s": 1}}
        """
            .formatted("{\"a\":".repeat(200) + "1" + "}".repeat(200), "k".repeat(60_000));
    GenericKubernetesResource read =
        SERIALIZATION
            .unmarshal("{\"items\": [" + deployment + "]}", GenericKubernetesResourceList.class)
            .getItems()
            .getFirst();

    assertThat(read.getMetadata().getName()).isEqualTo("till");
    assertThat(((HasFaults) read).faults()).isEmpty();
  }

  @Test
  void templates_and_alert_providers_are_read_the_same_way() {
    MetricTemplate template =
        read("{\"provider\": {\"address\": 5}, \"query\": {}}", MetricTemplate.class);
    AlertProvider provider = read("{\"secretRef\": \"s\"}", AlertProvider.class);

    assertThat(template.faults())
        .extracting(Fault::toString)
        .containsExactly("spec.provider.type is missing", "spec.query is an object, not a text");
    assertThat(template.getSpec().query()).isEmpty();
    assertThat(provider.faults())
        .extracting(Fault::toString)
        .containsExactly("spec.type is missing", "spec.secretRef is a text, not an object");
  }

  @Test
  void a_fault_shows_no_texts() {
    List<Fault> faults =
        canary(
                "{\"port\": 80, \"headers\": \"Bearer hush-hush\"}",
                "{\"metrics\": [{\"name\": \"a\", \"threshold\": \"hush-hush\"}]}")
            .faults();

    assertThat(faults).hasSize(2);
    assertThat(faults.toString()).doesNotContain("hush");
  }

  private static Canary canary(String service, String analysis) {
    return read(spec(service, analysis), Canary.class);
  }

  private static String spec(String service, String analysis) {
    return """
    {"targetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "till"},
     "service": %s, "analysis": %s}
    """
        .formatted(service, analysis);
  }

  private static <T> T read(String spec, Class<T> type) {
    return SERIALIZATION.unmarshal(object(type.getSimpleName(), spec), type);
  }

  private static String object(String kind, String spec) {
    return """
    {"apiVersion": "flagger.app/v1beta1", "kind": "%s",
     "metadata": {"name": "till", "namespace": "shop", "resourceVersion": "3", "uid": "u"},
     "spec": %s, "status": {"phase": "Progressing", "canaryWeight": 30}}
    """
        .formatted(kind, spec);
  }
}
