package io.haldane.load;

import io.haldane.outbound.HostList;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Hosts by name, address, range or word. */
final class HostListFlag implements ITypeConverter<HostList> {
  @Override
  public HostList convert(String text) {
    try {
      return HostList.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
