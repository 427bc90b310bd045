package io.haldane.e2e.controller;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;

/** Logs in as a ServiceAccount, with its permissions and no others. */
public final class AccountToken {
  private static final long SECONDS = Duration.ofHours(12).toSeconds();

  private AccountToken() {}

  /**
   * @param client an administrator's
   */
  public static String of(KubernetesClient client, String namespace, String account) {
    return client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(account)
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(SECONDS)
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }
}
