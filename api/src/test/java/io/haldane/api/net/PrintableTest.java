package io.haldane.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void control_characters_are_written_out() {
    assertThat(Printable.of(" a\r\nb\tc\u001b[31md\u0000\u202e\u2028e "))
        .isEqualTo("a\\r\\nb\\tc\\u001b[31md\\u0000\\u202e\\u2028e");
  }

  @Test
  void at_most_two_hundred_characters_are_shown() {
    assertThat(Printable.of("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(Printable.of("x".repeat(201))).isEqualTo("x".repeat(199) + "…");
    assertThat(Printable.of("\n".repeat(500) + "a")).isEqualTo("a");
    assertThat(Printable.of("a" + "\u0007".repeat(500))).hasSizeLessThanOrEqualTo(200);
    assertThat(Printable.of("😀".repeat(500))).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
  }

  @Test
  void doing_it_twice_changes_nothing() {
    String once = Printable.of("a\nb\u0007" + "c".repeat(300));
    assertThat(Printable.of(once)).isEqualTo(once);
  }

  @Test
  void a_fault_is_named_without_the_addresses_in_its_words() {
    assertThat(Printable.fault(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(Printable.fault(new IllegalStateException("POST http://u:pw@h:1/tok failed")))
        .startsWith("java.lang.IllegalStateException: POST http://h:1#")
        .endsWith(" failed")
        .doesNotContain("pw", "tok");
  }
}
