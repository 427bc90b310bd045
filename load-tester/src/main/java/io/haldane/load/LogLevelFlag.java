package io.haldane.load;

import java.util.Locale;
import java.util.logging.Level;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A level as Flagger names it. */
final class LogLevelFlag implements ITypeConverter<Level> {
  @Override
  public Level convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "debug" -> Level.FINE;
      case "info" -> Level.INFO;
      case "warn", "warning" -> Level.WARNING;
      case "error", "fatal", "panic" -> Level.SEVERE;
      default ->
          throw new TypeConversionException("'" + text + "' is not debug, info, warn or error");
    };
  }
}
