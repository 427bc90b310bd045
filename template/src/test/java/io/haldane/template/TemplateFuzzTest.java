package io.haldane.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whatever stands in a template, it ends, in a text or in a reason with a place. */
class TemplateFuzzTest {
  private static final int ROUNDS = 10_000;
  private static final Duration MUCH_TOO_LONG = Duration.ofMinutes(1);

  private static final List<String> SEEDS =
      List.of(
          "sum(rate(x{ns=\"{{ namespace }}\",p=~\"{{ target }}-.*\"}[{{ interval }}]))",
          "a {{- name -}} b {{/* c */}} {{- /* d */ -}}",
          "{{ index variables \"a-b\" }}{{ variables.foo }}{{ variables.absent }}",
          "{{ .Interval }}{{ args.name }}{{ `{{` }} x {{ `}}` }}",
          "{{ printf \"%d|%v|%q|%%\" 5 -6.5e3 \"a\\\"\\u00e9\\x41b\" | printf \"%s\" }}",
          "{{ if eq name \"x\" }}A{{ else if (and (not false) 1) }}B{{ else }}C{{ end }}",
          "{{ $x := 5 }}{{ if true }}{{ $x = $x }}{{ end }}{{ $x }}");

  private static final List<String> PIECES =
      List.of(
          "{{", "}}", "{{-", "-}}", "{{- ", " -}}", " ", "\n", ".", "..", "|", "(", ")", "\"", "`",
          "'", "$", "$x", ":=", "=", "if", "else", "end", "name", ".foo", "nil", "true", "1", "1e9",
          "-", ",", "\\", "\\x", "\\U", "/*", "*/", "%", "\u00e9", "\ud83d", "\0", "\u200b");

  @Test
  void mutated_and_random_templates_end_in_a_value() {
    long seed = new Random().nextLong();
    AtomicReference<String> current = new AtomicReference<>("");
    try {
      assertTimeoutPreemptively(MUCH_TOO_LONG, () -> fuzz(new Random(seed), current));
    } catch (Throwable broken) {
      throw new AssertionError("seed " + seed + ", template <" + current.get() + ">", broken);
    }
  }

  private static void fuzz(Random random, AtomicReference<String> current) {
    for (int round = 0; round < ROUNDS; round++) {
      String template = round % 10 == 0 ? noise(random) : mutation(random);
      current.set(template);
      if (Templates.render(template) instanceof Rendered.Bad(String why)) {
        assertThat(why).matches("(?s)line [1-9]\\d*, column [1-9]\\d*: .+");
      }
    }
  }

  private static String noise(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return "{{" + new String(bytes, UTF_8);
  }

  private static String mutation(Random random) {
    StringBuilder template = new StringBuilder(pick(random, SEEDS));
    if (random.nextBoolean()) {
      template.append(pick(random, SEEDS));
    }
    for (int change = random.nextInt(6); change >= 0; change--) {
      int from = random.nextInt(template.length() + 1);
      int to = Math.min(template.length(), from + random.nextInt(5));
      switch (random.nextInt(3)) {
        case 0 -> template.insert(from, pick(random, PIECES));
        case 1 -> template.delete(from, to);
        default -> template.replace(from, to, pick(random, PIECES));
      }
    }
    return template.toString();
  }

  private static String pick(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
