package io.haldane.controller.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is; written into the jar by Maven. */
public record Build(String version, String revision) {
  public static Build read() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read build.properties from our own jar", e);
    }
    return new Build(
        properties.getProperty("version", "unknown"),
        properties.getProperty("revision", "unknown"));
  }

  String line() {
    return "Haldane version " + version + " revision " + revision;
  }
}
