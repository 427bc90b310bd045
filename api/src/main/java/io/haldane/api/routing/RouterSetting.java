package io.haldane.api.routing;

import java.util.Optional;
import java.util.function.Function;

/**
 * A setting of the installation that one adapter reads; it becomes a flag of the controller. Two
 * adapters may declare the same setting, with the same type and default.
 *
 * @param name of the flag, without dashes in front, such as {@code ingress-class}
 * @param type what its values look like
 * @param byDefault the default as text, as a user would write it
 * @param help one line for {@code -help}
 * @param read the value of a text that {@link Type#accepts} it
 */
public record RouterSetting<T>(
    String name, Type type, String byDefault, String help, Function<String, T> read) {
  public RouterSetting {
    if (!type.accepts(byDefault)) {
      throw new IllegalArgumentException("-" + name + "=" + byDefault + " is no " + type);
    }
  }

  /** The types of settings. */
  public enum Type {
    TEXT,
    NUMBER,
    SWITCH;

    /** Whether a text is a value of this type. */
    public boolean accepts(String text) {
      return switch (this) {
        case TEXT -> true;
        case NUMBER -> text.matches("\\d{1,9}");
        case SWITCH -> text.equals("true") || text.equals("false");
      };
    }
  }

  /** A text; the empty one counts as absent. */
  public static RouterSetting<Optional<String>> text(String name, String byDefault, String help) {
    return new RouterSetting<>(
        name,
        Type.TEXT,
        byDefault,
        help,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(text));
  }

  public static RouterSetting<Integer> number(String name, int byDefault, String help) {
    return new RouterSetting<>(
        name, Type.NUMBER, Integer.toString(byDefault), help, Integer::valueOf);
  }

  public static RouterSetting<Boolean> onOff(String name, boolean byDefault, String help) {
    return new RouterSetting<>(
        name, Type.SWITCH, Boolean.toString(byDefault), help, Boolean::valueOf);
  }
}
