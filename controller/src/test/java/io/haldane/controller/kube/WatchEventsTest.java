package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchEventsTest {
  private final RawSerialization serialization = new RawSerialization();

  private WatchEvent read(String json) {
    return serialization.unmarshal(json, WatchEvent.class);
  }

  private static String event(String object) {
    return "{\"type\":\"MODIFIED\",\"more\":[{\"a\":1}],\"object\":" + object + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "flagger.app/v1beta1, Canary",
    "flagger.app/v1beta1, MetricTemplate",
    "flagger.app/v1beta1, AlertProvider",
    "flagger.app/v1, Canary",
    "apps/v1, Deployment",
    "meta.k8s.io/v1, PartialObjectMetadata"
  })
  void an_object_is_read_as_in_a_list(String apiVersion, String kind) {
    String object =
        """
        {"apiVersion":"%s","kind":"%s","metadata":{"name":"till","namespace":"shop","resourceVersion":"7"}}\
        """
            .formatted(apiVersion, kind);
    WatchEvent event = read(event(object));

    assertThat(event.getType()).isEqualTo("MODIFIED");
    HasMetadata now = (HasMetadata) event.getObject();
    assertThat(now.getMetadata().getName()).isEqualTo("till");
    assertThat(now.getMetadata().getNamespace()).isEqualTo("shop");
    assertThat(now.getMetadata().getResourceVersion()).isEqualTo("7");
    Class<?> type =
        !apiVersion.equals("flagger.app/v1beta1")
            ? RawObject.class
            : switch (kind) {
              case "Canary" -> Canary.class;
              case "MetricTemplate" -> MetricTemplate.class;
              default -> AlertProvider.class;
            };
    assertThat(now).isInstanceOf(type);
  }

  @Test
  void the_end_of_a_watch_is_a_status() {
    WatchEvent event =
        read(
            "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":410}}");
    assertThat(event.getObject())
        .isInstanceOfSatisfying(Status.class, gone -> assertThat(gone.getCode()).isEqualTo(410));
  }

  @Test
  void what_is_cut_off_is_an_error() {
    assertThatThrownBy(() -> read("{\"type\":\"ADDED\",\"object\":{\"kind\":"))
        .hasMessageContaining("cannot be read");
  }
}
