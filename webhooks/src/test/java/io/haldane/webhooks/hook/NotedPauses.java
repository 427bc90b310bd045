package io.haldane.webhooks.hook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes note of the pauses instead of resting. */
final class NotedPauses implements Pause {
  private final List<Duration> taken = new ArrayList<>();

  @Override
  public void rest(Duration duration) {
    taken.add(duration);
  }

  List<Long> seconds() {
    return taken.stream().map(Duration::toSeconds).toList();
  }
}
