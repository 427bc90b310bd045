package io.haldane.load.task;

/** What the hook is answered. Only 200 and 202 let a canary advance. */
public record Answer(int status, String text) {
  public static Answer ok(String text) {
    return new Answer(200, text);
  }

  public static Answer accepted() {
    return new Answer(202, "");
  }

  /** The hook asks for something that cannot be done. */
  public static Answer refused(String sentence) {
    return new Answer(400, sentence);
  }

  public static Answer forbidden() {
    return new Answer(403, "Forbidden");
  }

  /** Try again later. */
  public static Answer busy(String sentence) {
    return new Answer(429, sentence);
  }

  public static Answer failed(String sentence) {
    return new Answer(500, sentence);
  }

  public static Answer unavailable(String sentence) {
    return new Answer(503, sentence);
  }
}
