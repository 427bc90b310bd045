package io.haldane.controller.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Documents of the dashboard as they are in the application. */
final class PageFile {
  private PageFile() {}

  static byte[] read(String name) {
    String path = "META-INF/resources/" + name;
    try (InputStream page =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      if (page == null) {
        throw new IllegalStateException(path + " is not in the application");
      }
      return page.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
