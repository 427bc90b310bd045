package io.haldane.webhooks.hook;

import io.haldane.api.hooks.HookRequest;
import io.haldane.api.hooks.HookTls;
import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.HttpCall;
import io.haldane.outbound.Tls;
import io.haldane.outbound.WebAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is sent to a hook. Attempts differ by their signatures only, which hold the time. */
record HookPost(HookRequest request, WebAddress address, String body, CallOptions options) {

  /** Empty when its certificates cannot be read. */
  static Optional<HookPost> of(HookRequest request, WebAddress address) {
    CallOptions options = CallOptions.of(HostRules.installed().trusts(request.url()));
    return tls(request)
        .map(tls ->
            new HookPost(request, address, HookBody.of(request.payload()), options.withTls(tls)));
  }

  private static Optional<Tls> tls(HookRequest request) {
    HookTls given = request.access().tls();
    String authority = given.authority();
    Optional<Tls> trust =
        request.disableTls()
            ? Optional.of(Tls.ANY)
            : authority == null ? Optional.of(Tls.SYSTEM) : Tls.authority(authority);
    String certificate = given.certificate();
    String key = given.key();
    return certificate == null || key == null
        ? trust
        : trust.flatMap(tls -> tls.showing(certificate, key));
  }

  /** The request of one attempt. */
  HttpCall at(Instant now) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Optional.ofNullable(address.authorization())
        .ifPresent(login -> headers.put("Authorization", List.of(login)));
    request.access().headers().forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put("Content-Type", List.of("application/json"));
    headers.put("Idempotency-Key", List.of(request.id()));
    Optional.ofNullable(request.access().signingKey())
        .ifPresent(key -> headers.putAll(HookSignature.headers(key, request.id(), now, body)));
    return HttpCall.post(address.uri(), headers, body, options);
  }

  /** Names the server only. */
  @Override
  public String toString() {
    return "POST " + address.shown();
  }
}
