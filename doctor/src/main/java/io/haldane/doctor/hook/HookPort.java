package io.haldane.doctor.hook;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.CalledServices;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** A hook whose Service has other ports. */
public final class HookPort implements Check {
  private static final Code CODE =
      Code.error(
          "hook-port-missing",
          "A hook calls a port that its Service does not have.",
          "Correct the port in the URL of the hook.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.analysis().webhooks().stream()
        .flatMap(hook ->
            CalledServices.of(s, hook).stream()
                .flatMap(address ->
                    CalledServices.otherPorts(s, address).stream()
                        .map(ports ->
                            "Hook %s calls port %d of %s, which has: %s."
                                .formatted(hook.name(), address.port(), address.ref(), ports))))
        .toList();
  }
}
