package io.haldane.sandbox.standalone;

import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.api.SandboxApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/**
 * An API server over TLS that costs little, until the process is ended. Deployments are ready soon
 * after each change, and have no pods.
 */
public final class StandaloneApi {
  /** In the folder of the first argument; complete as soon as it is there. */
  public static final String KUBECONFIG = "kubeconfig";

  /** In the same folder: the requests that were answered, as an API server's audit log has them. */
  public static final String AUDIT = "audit.log";

  private StandaloneApi() {}

  /**
   * @param arguments a folder that exists
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    try (SandboxApi api = SandboxApi.startEncrypted(KindSet.ISTIO);
        AuditFile audit = AuditFile.create(folder.resolve(AUDIT));
        ReadyDeployments _ = ReadyDeployments.start(api.client())) {
      api.requests().listen(audit);
      Path fresh = Files.writeString(folder.resolve(KUBECONFIG + ".new"), Login.of(api));
      Files.move(fresh, folder.resolve(KUBECONFIG), StandardCopyOption.ATOMIC_MOVE);
      new CountDownLatch(1).await();
    }
  }
}
