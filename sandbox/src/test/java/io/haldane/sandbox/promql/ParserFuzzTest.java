package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text, there is an answer: a value or an error with a place in the text. */
class ParserFuzzTest {
  private static final long SEED = 20260117;
  private static final int QUERIES = 30_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          ",",
          "=",
          "!=",
          "=~",
          "!~",
          "==",
          "<",
          ">=",
          "+",
          "-",
          "*",
          "/",
          "%",
          "^",
          "@",
          ":",
          "!",
          "#",
          "\n",
          " ",
          "\"",
          "'",
          "`",
          "\\",
          "5m",
          "1h30m",
          "0s",
          "1e",
          "0x",
          "017",
          ".",
          "1.5",
          "NaN",
          "inf",
          "sum",
          "rate",
          "by",
          "without",
          "on",
          "ignoring",
          "group_left",
          "bool",
          "offset",
          "and",
          "or",
          "unless",
          "foo",
          "foo:bar",
          "le",
          "vector",
          "absent",
          "histogram_quantile",
          "topk",
          "\"a.*\"",
          "\"(\"",
          "'[z-a]'",
          "`(?i:x)`",
          "\"\\u12\"",
          "é",
          "\0",
          "\uD83D",
          "{a=~\"(a+)+b\"}",
          "foo{a=\"b\"}[1m]");
  private static final List<String> QUERIES_TO_SPOIL =
      List.of(
          "sum(rate(requests_total{code!~\"5..\"}[1m])) / sum(rate(requests_total[1m])) * 100",
          "histogram_quantile(0.99, sum by (le) (rate(x_bucket{a=~\"b|c\",d!=\"\"}[5m] offset 1m)))",
          "(a + on(b) group_left(c) d) > bool -1.5e3 or vector(0) unless absent(e) # end",
          "clamp_max(abs(-a % 2 ^ 3), scalar(sum without (x, y) (b))) == c and ignoring(z) d");

  private final Random random = new Random(SEED);

  @Test
  void no_text_breaks_or_hangs_parser_and_evaluator() {
    SeriesTable table =
        SeriesTable.every(Duration.ofSeconds(10))
            .series(Labels.of("foo", "a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"), "1 2 3");
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int i = 0; i < QUERIES; i++) {
            String query = i % 2 == 0 ? pieces() : spoilt();
            check(query, table);
          }
        });
  }

  private static void check(String query, SeriesTable table) {
    Answer answer;
    try {
      answer = table.answer(query, Duration.ofSeconds(20));
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + SEED + " broke on: " + query, e);
    }
    if (answer instanceof Answer.Refused(PromqlError error)
        && error.kind() == PromqlError.Kind.PARSE) {
      long lines = query.chars().filter(c -> c == '\n').count() + 1;
      assertThat(error.message()).as(query).isNotBlank();
      assertThat((long) error.line()).as(query).isBetween(1L, lines);
      assertThat(error.column()).as(query).isBetween(1, query.length() + 2);
    }
  }

  private String pieces() {
    StringBuilder query = new StringBuilder();
    int count = 1 + random.nextInt(25);
    for (int i = 0; i < count; i++) {
      query.append(PIECES.get(random.nextInt(PIECES.size())));
      query.append(random.nextBoolean() ? " " : "");
    }
    return query.toString();
  }

  private String spoilt() {
    StringBuilder query =
        new StringBuilder(QUERIES_TO_SPOIL.get(random.nextInt(QUERIES_TO_SPOIL.size())));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(query.length());
      int end = Math.min(query.length(), at + random.nextInt(6));
      switch (random.nextInt(3)) {
        case 0 -> query.delete(at, Math.max(end, at));
        case 1 -> query.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> query.replace(at, end, query.substring(0, random.nextInt(query.length())));
      }
      if (query.isEmpty()) {
        query.append('x');
      }
    }
    return query.toString();
  }
}
