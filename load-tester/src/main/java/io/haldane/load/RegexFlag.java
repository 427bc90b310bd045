package io.haldane.load;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A regular expression of Go. */
final class RegexFlag implements ITypeConverter<Pattern> {
  @Override
  public Pattern convert(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new TypeConversionException("'" + text + "' is not a regular expression");
    }
  }
}
