package io.haldane.doctor.hook;

import io.haldane.api.v1beta1.Webhook;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.net.URI;
import java.util.List;

/** A hook that cannot be called. */
public final class HookUrl implements Check {
  private static final Code CODE =
      Code.error(
          "hook-url-invalid",
          "The URL of a hook cannot be called.",
          "Write a URL that begins with http:// or https:// and has a host.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.analysis().webhooks().stream()
        .filter(hook -> !isCallable(hook))
        .map(hook -> "Hook %s has no URL that can be called.".formatted(hook.name()))
        .toList();
  }

  private static boolean isCallable(Webhook hook) {
    try {
      URI uri = URI.create(hook.url().strip());
      String scheme = uri.getScheme();
      return uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
