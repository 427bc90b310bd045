package io.haldane.cli.text;

import io.haldane.view.Attention;

/** The tone of a canary that needs that much attention. */
public final class Tones {
  private Tones() {}

  public static Tone of(Attention attention) {
    return switch (attention) {
      case FAILED -> Tone.BAD;
      case WAITING -> Tone.WAITING;
      case RUNNING -> Tone.BUSY;
      case STEADY -> Tone.GOOD;
    };
  }
}
