package io.haldane.controller.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Values that a field of no type expects. */
final class HostileValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What has a meaning to somebody who parses it. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "NaN",
          "-Infinity",
          "1e999999999",
          "1e-999999999",
          "0x10",
          "9000000000s",
          "-1s",
          "1s1s1s1s",
          "99999999999999999999h",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "2026-01-01T00:00:00Z",
          "..",
          "../../etc/passwd",
          "a/b/c/d",
          "%s%n%1000000000d",
          "{{",
          "{{ printf \"%1000000000d\" 1 }}",
          "{{ variables.a }}{{ index variables \"b\" }}",
          "(a+)+$",
          "(?<a>",
          "\\Q",
          "$1\\",
          "http://",
          "http://[::1",
          "http://user:hush@host:99999999/%zz?a=b#c",
          "file:///etc/passwd",
          "//x",
          "\u0000\u0001\u001b[31m",
          "\ud83d\ude00 \u202e\u0301 \uffff",
          "\ud800",
          "true",
          "null",
          "-1",
          "2147483648",
          "till",
          "till-primary",
          "shop",
          "Deployment",
          "request-success-rate",
          "rollout",
          "confirm-promotion",
          "event");

  private final Random random;

  HostileValues(Random random) {
    this.random = random;
  }

  JsonNode any() {
    List<Supplier<JsonNode>> choices =
        List.of(
            NODES::nullNode,
            NODES::objectNode,
            NODES::arrayNode,
            () -> NODES.booleanNode(random.nextBoolean()),
            this::number,
            this::number,
            () -> NODES.textNode(text()),
            () -> NODES.textNode(text()),
            () -> NODES.arrayNode().addNull().add(number()).add(text()).add(NODES.objectNode()),
            () -> NODES.objectNode().putNull("").set(text(), NODES.textNode(text())),
            this::large);
    return choices.get(random.nextInt(choices.size())).get();
  }

  JsonNode number() {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.numberNode(0);
      case 1 -> NODES.numberNode(-1);
      case 2 -> NODES.numberNode(Integer.MAX_VALUE);
      case 3 -> NODES.numberNode(2_147_483_648L);
      case 4 -> NODES.numberNode(Long.MIN_VALUE);
      case 5 -> NODES.numberNode(new BigInteger("9".repeat(1 + random.nextInt(600))));
      case 6 -> NODES.numberNode(80.0);
      case 7 -> NODES.numberNode(1e308);
      case 8 -> NODES.numberNode(-4.9e-324);
      case 9 -> NODES.numberNode(99_999_999_999L);
      case 10 -> NODES.numberNode(Integer.MIN_VALUE);
      default -> NODES.numberNode(random.nextInt(200) - 50);
    };
  }

  String text() {
    return random.nextInt(50) == 0
        ? TEXTS.get(random.nextInt(TEXTS.size())).repeat(random.nextInt(500))
        : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** Seldom, because each is a million characters of work. */
  private JsonNode large() {
    if (random.nextInt(10) > 0) {
      return number();
    }
    return switch (random.nextInt(5)) {
      case 0 -> NODES.textNode("1".repeat(300_000) + "s");
      case 1 -> NODES.objectNode().put("k".repeat(60_000), "v");
      case 2 -> deep(20 + random.nextInt(900));
      case 3 -> {
        var list = NODES.arrayNode();
        for (int i = 0; i < 20_000; i++) {
          list.add(i);
        }
        yield list;
      }
      default -> NODES.textNode("(".repeat(100_000));
    };
  }

  private JsonNode deep(int levels) {
    JsonNode inner = NODES.textNode("deep");
    for (int i = 0; i < levels; i++) {
      JsonNode outer =
          i % 2 == 0
              ? NODES.arrayNode().add(inner)
              : ((ObjectNode) NODES.objectNode().set("a", inner));
      inner = outer;
    }
    return inner;
  }
}
