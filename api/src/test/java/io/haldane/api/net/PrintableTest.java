package io.haldane.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void controlCharactersAreWrittenOut() {
    assertThat(Printable.of(" a\r\nb\tc\u001b[31md\u0000\u202e\u2028e "))
        .isEqualTo("a\\r\\nb\\tc\\u001b[31md\\u0000\\u202e\\u2028e");
  }

  @Test
  void atMostTwoHundredCharactersAreShown() {
    assertThat(Printable.of("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(Printable.of("x".repeat(201))).isEqualTo("x".repeat(199) + "…");
    assertThat(Printable.of("\n".repeat(500) + "a")).isEqualTo("a");
    assertThat(Printable.of("a" + "\u0007".repeat(500))).hasSizeLessThanOrEqualTo(200);
    assertThat(Printable.of("😀".repeat(500))).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
  }

  @Test
  void doingItTwiceChangesNothing() {
    String once = Printable.of("a\nb\u0007" + "c".repeat(300));
    assertThat(Printable.of(once)).isEqualTo(once);
  }

  @Test
  void aFaultIsNamedWithoutTheAddressesInItsWords() {
    assertThat(Printable.fault(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(Printable.fault(new IllegalStateException("POST http://u:pw@h:1/tok failed")))
        .startsWith("java.lang.IllegalStateException: POST http://h:1#")
        .endsWith(" failed")
        .doesNotContain("pw", "tok");
  }
}
