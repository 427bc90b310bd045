package io.haldane.controller.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://tempo:4318",
        "http://tempo:4318/",
        "http://tempo:4318/v1/traces",
        " http://tempo:4318 "
      })
  void traces_go_to_the_path_of_traces_below_the_base_url(String endpoint) {
    assertThat(OtlpAddress.of(endpoint, "").uri())
        .isEqualTo(URI.create("http://tempo:4318/v1/traces"));
  }

  @Test
  void a_path_of_the_collector_is_kept() {
    assertThat(OtlpAddress.of("https://cloud.example/otlp", "").uri())
        .isEqualTo(URI.create("https://cloud.example/otlp/v1/traces"));
  }

  @Test
  void headers_are_read_as_opentelemetry_writes_them() {
    assertThat(
            OtlpAddress.of("http://tempo:4318", "Authorization=Basic%20YWJj, X-Org=a+b==")
                .headers())
        .isEqualTo(Map.of("Authorization", "Basic YWJj", "X-Org", "a+b=="));
  }

  @Test
  void a_password_becomes_a_header_and_is_never_shown() {
    OtlpAddress address = OtlpAddress.of("https://me:hidden@tempo.example/x", "");

    assertThat(address.headers()).containsEntry("Authorization", "Basic bWU6aGlkZGVu");
    assertThat(address.uri()).isEqualTo(URI.create("https://tempo.example/x/v1/traces"));
    assertThat(address.toString()).startsWith("https://tempo.example").doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"collector:4318", "grpc://collector:4317", "http://", "http://a b/"})
  void an_endpoint_that_is_no_url_names_the_flag_and_the_form(String endpoint) {
    assertThatThrownBy(() -> OtlpAddress.of(endpoint, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-otlp-endpoint=")
        .hasMessageContaining("such as http://collector:4318");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden", "a=1,hidden", "a=1,b c=hidden", "a=1,b=hid%0Aden"})
  void a_header_that_cannot_be_sent_is_named_by_its_place(String headers) {
    assertThatThrownBy(() -> OtlpAddress.of("http://tempo:4318", headers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-otlp-headers: entry")
        .hasMessageNotContaining("hid");
  }
}
