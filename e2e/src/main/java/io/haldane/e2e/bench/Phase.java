package io.haldane.e2e.bench;

import java.util.Locale;

/** What a run does, in order. */
enum Phase {
  STARTUP("start"),
  INITIALISE("taking over"),
  STEADY("at rest for a minute"),
  RESTART("a restart"),
  ROLLOUTS("rollouts at once"),
  ROLLBACKS("rollbacks"),
  AGAIN("taking over as many more"),
  DASHBOARD("the dashboard"),
  SOAK("one of four metrics backends hangs"),
  RESUME("it answers again"),
  OUTBOX("the receiver of alerts is down"),
  LIFE("over all");

  private final String title;

  Phase(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** As in JSON. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
