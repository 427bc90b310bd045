package io.haldane.template;

/**
 * A piece of a template.
 *
 * @param text what was written; for {@link Kind#STRING} what it means, without quotes
 * @param offset where it begins, in characters from the template's beginning
 * @param spaced whether white space stands before it: operands must be apart
 */
record Token(Kind kind, String text, int offset, boolean spaced) {
  enum Kind {
    /** Text outside of actions. */
    TEXT,
    OPEN,
    CLOSE,
    /** A function or a keyword. */
    NAME,
    /** A dot and a name. */
    FIELD,
    /** A dollar sign and a name, or the dollar sign alone. */
    VARIABLE,
    STRING,
    NUMBER,
    DOT,
    PIPE,
    DECLARE,
    ASSIGN,
    LEFT_PAREN,
    RIGHT_PAREN,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** How a message names it. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the template";
      case TEXT, OPEN, CLOSE -> text;
      case NAME, FIELD, VARIABLE, STRING, NUMBER -> "\"" + text + "\"";
      case DOT, PIPE, DECLARE, ASSIGN, LEFT_PAREN, RIGHT_PAREN -> "\"" + text + "\"";
    };
  }
}
