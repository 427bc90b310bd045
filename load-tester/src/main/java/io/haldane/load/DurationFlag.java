package io.haldane.load;

import io.haldane.api.GoDuration;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as Go writes it. */
final class DurationFlag implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return GoDuration.parse(text)
        .orElseThrow(() ->
            new TypeConversionException("'" + text + "' is not a duration such as 30s, 5m or 1h"));
  }
}
