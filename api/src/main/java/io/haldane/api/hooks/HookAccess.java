package io.haldane.api.hooks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a hook's receiver needs besides the request.
 *
 * @param headers by name, in a form that HTTP can carry
 * @param secrets what must not be quoted of an answer that repeats it
 * @param signingKey null for a request that is not signed
 */
public record HookAccess(
    Map<String, String> headers,
    List<String> secrets,
    HookTls tls,
    @Nullable SigningKey signingKey) {
  public static final HookAccess NONE = new HookAccess(Map.of(), List.of(), HookTls.NONE, null);

  public HookAccess {
    headers = Map.copyOf(headers);
    secrets = List.copyOf(secrets);
  }

  /** Says nothing: most of it is secret. */
  @Override
  public String toString() {
    return "access";
  }
}
