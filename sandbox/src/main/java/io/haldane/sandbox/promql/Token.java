package io.haldane.sandbox.promql;

/**
 * One word of a query.
 *
 * @param offset of its first character in the query
 * @param text as written; of a string, its meaning
 */
record Token(Kind kind, int offset, String text) {
  enum Kind {
    /** A name without colon. Whether it is a keyword is for the parser to say: it depends. */
    WORD("identifier"),
    /** A name with a colon: only metrics may be called so. */
    METRIC("metric identifier"),
    NUMBER("number"),
    DURATION("duration"),
    STRING("string"),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    COMMA(","),
    ASSIGN("="),
    MATCHES("=~"),
    MATCHES_NOT("!~"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS_OR_EQUAL("<="),
    LESS("<"),
    GREATER_OR_EQUAL(">="),
    GREATER(">"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    MODULO("%"),
    POWER("^"),
    AT("@"),
    END("end of input");

    private final String name;

    Kind(String name) {
      this.name = name;
    }

    /** The symbol, or what kind of word it is. */
    String shown() {
      return name;
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether this is a keyword; keywords have no case. */
  boolean is(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  /** As error messages name it. */
  String shown() {
    return switch (kind) {
      case WORD, METRIC, DURATION, NUMBER, STRING -> kind.shown() + " " + Quoted.of(text);
      case END -> kind.shown();
      case LEFT_PAREN,
          RIGHT_PAREN,
          LEFT_BRACE,
          RIGHT_BRACE,
          LEFT_BRACKET,
          RIGHT_BRACKET,
          COMMA,
          ASSIGN,
          MATCHES,
          MATCHES_NOT,
          EQUAL,
          NOT_EQUAL,
          LESS_OR_EQUAL,
          LESS,
          GREATER_OR_EQUAL,
          GREATER,
          PLUS,
          MINUS,
          TIMES,
          DIVIDE,
          MODULO,
          POWER,
          AT ->
          Quoted.of(text);
    };
  }
}
