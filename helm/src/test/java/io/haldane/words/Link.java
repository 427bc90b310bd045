package io.haldane.words;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A relative link of a document.
 *
 * @param from the document
 * @param file that it leads to
 * @param anchor of a heading; empty for the file as a whole
 */
record Link(Path from, Path file, String anchor) {
  static Link of(Path from, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? from : from.resolveSibling(path).normalize();
    return new Link(from, file, hash < 0 ? "" : target.substring(hash + 1));
  }

  boolean resolves() {
    return Files.exists(file)
        && (anchor.isEmpty() || Document.read(file).anchors().contains(anchor));
  }

  @Override
  public String toString() {
    return from + ": " + file + (anchor.isEmpty() ? "" : "#" + anchor);
  }
}
