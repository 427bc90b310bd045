package io.haldane.template;

/**
 * The first mistake in a template. It unwinds lexer, parser or evaluator and never leaves the
 * package: {@link QueryTemplate} turns it into a value.
 */
final class TemplateFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int offset;
  private final String why;

  /**
   * @param offset where in the template, in characters from its beginning
   */
  TemplateFault(int offset, String why) {
    // A mistake of the template's author needs no stack trace.
    super(why, null, false, false);
    this.offset = offset;
    this.why = why;
  }

  int offset() {
    return offset;
  }

  String why() {
    return why;
  }
}
