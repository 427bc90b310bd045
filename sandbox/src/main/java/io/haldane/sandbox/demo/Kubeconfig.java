package io.haldane.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that leads kubectl to the sandbox; closing it deletes it. */
record Kubeconfig(Path file) implements AutoCloseable {
  /**
   * @param server {@code http://127.0.0.1:PORT}; asks for no login
   * @param namespace that kubectl looks in when none is named
   */
  static Kubeconfig write(Path file, String server, String namespace) {
    String text =
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: haldane-demo
          cluster: {server: "%s"}
        contexts:
        - name: haldane-demo
          context: {cluster: haldane-demo, user: anybody, namespace: %s}
        users:
        - name: anybody
          user: {}
        current-context: haldane-demo
        """
            .formatted(server, namespace);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
      return new Kubeconfig(file);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
