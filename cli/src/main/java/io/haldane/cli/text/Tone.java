package io.haldane.cli.text;

/** What a text means, shown as a colour. No meaning is in the colour alone. */
public enum Tone {
  PLAIN(""),
  STRONG("\u001b[1m"),
  FAINT("\u001b[2m"),
  GOOD("\u001b[32m"),
  BUSY("\u001b[36m"),
  WAITING("\u001b[33m"),
  BAD("\u001b[31m");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
