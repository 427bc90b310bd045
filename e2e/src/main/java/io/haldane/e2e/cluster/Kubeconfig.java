package io.haldane.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that let somebody in. */
public final class Kubeconfig {
  private Kubeconfig() {}

  /**
   * Writes one.
   *
   * @param authority the certificate that the server is known by
   */
  public static Path write(Path file, String server, Path authority, String token) {
    return write(file, server, authority, token, "");
  }

  /**
   * The same for somebody who works in a namespace.
   *
   * @param authority the certificate that the server is known by
   * @param namespace empty for none
   */
  public static Path write(
      Path file, String server, Path authority, String token, String namespace) {
    String text =
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: haldane, cluster: {server: "%s", certificate-authority: "%s"}}]
        users: [{name: user, user: {token: "%s"}}]
        contexts: [{name: haldane, context: {cluster: haldane, user: user, namespace: "%s"}}]
        current-context: haldane
        """
            .formatted(server, authority, token, namespace);
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
