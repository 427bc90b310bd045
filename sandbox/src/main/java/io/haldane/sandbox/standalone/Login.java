package io.haldane.sandbox.standalone;

import io.haldane.sandbox.api.SandboxApi;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A kubeconfig for the sandbox. It lets everybody in; the token is there to be read. */
public final class Login {
  private Login() {}

  /** The text of a file; the API must be encrypted. */
  public static String of(SandboxApi api) {
    byte[] trusted = api.certificate().orElseThrow().getBytes(StandardCharsets.UTF_8);
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: sandbox
      cluster:
        server: %s
        certificate-authority-data: %s
    users:
    - name: controller
      user: {token: training}
    contexts:
    - name: sandbox
      context: {cluster: sandbox, user: controller}
    current-context: sandbox
    """
        .formatted(api.url(), Base64.getEncoder().encodeToString(trusted));
  }
}
