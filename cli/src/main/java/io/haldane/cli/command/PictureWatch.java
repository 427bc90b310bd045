package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Change;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.reading.Picture;
import io.haldane.cli.reading.PictureReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest picture of a canary that is watched. It outlives an API server that restarts. */
final class PictureWatch {
  /** Pods change without the canary. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final PictureReader reader;
  private final InstantSource clock;
  private @Nullable Canary canary;
  private @Nullable Picture picture;
  private Instant read = Instant.MIN;
  private boolean heard;
  private String lost = "";

  PictureWatch(PictureReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  void hear(Change change) {
    if (change instanceof Change.Lost(Failure why)) {
      lost(why);
      return;
    }
    canary = CanaryNews.of(change).orElse(null);
    heard = true;
    read = Instant.MIN;
  }

  /** Whether it is known that there is no such canary. */
  boolean isMissing() {
    return heard && canary == null;
  }

  void refresh() {
    Instant now = clock.instant();
    if (canary == null || (read != Instant.MIN && now.isBefore(read.plus(FRESH)))) {
      return;
    }
    try {
      picture = reader.read(canary, now);
      lost = "";
    } catch (Failure failure) {
      if (!failure.passes()) {
        throw failure;
      }
      lost(failure);
    }
    read = now;
  }

  private void lost(Failure why) {
    lost = why.line() + " Trying again.";
  }

  Optional<Picture> picture() {
    return Optional.ofNullable(picture);
  }

  /** Why the picture is old; empty when it is not. */
  String lost() {
    return lost;
  }
}
