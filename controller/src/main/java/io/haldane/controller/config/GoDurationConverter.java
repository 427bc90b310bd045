package io.haldane.controller.config;

import io.haldane.api.GoDuration;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Settings are written in the duration language of the API, {@code 1m30s}. */
public final class GoDurationConverter implements Converter<Duration> {
  private static final long serialVersionUID = 1L;

  @Override
  public Duration convert(String text) {
    return GoDuration.parse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'" + text + "' is not a duration; write it like 10s, 500ms or 1m30s"));
  }
}
