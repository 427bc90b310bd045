package io.haldane.load.gate;

import io.haldane.load.plan.Refusal;
import java.util.regex.Pattern;

/** One gate of one canary. */
public record GateKey(Kind kind, String namespace, String name) {
  /** Closed means wait, or keep the release. */
  public enum Kind {
    GATE("gate"),
    ROLLBACK("rollback");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
  private static final int LONGEST_NAMESPACE = 63;
  private static final int LONGEST_KEY = 253;

  /** Refuses what cannot be the name of a canary. */
  public static GateKey of(Kind kind, String namespace, String name) throws Refusal {
    GateKey key = new GateKey(kind, namespace, name);
    boolean names =
        NAME.matcher(name).matches()
            && NAME.matcher(namespace).matches()
            && namespace.indexOf('.') < 0
            && namespace.length() <= LONGEST_NAMESPACE;
    if (!names || key.text().length() > LONGEST_KEY) {
      throw new Refusal(
          "The body must have the name and the namespace of a canary, such as {\"name\":\"backend\",\"namespace\":\"shop\"}.");
    }
    return key;
  }

  /** As a key of a ConfigMap; a namespace has no dot, so it is unique. */
  String text() {
    return kind.word + "." + namespace + "." + name;
  }
}
