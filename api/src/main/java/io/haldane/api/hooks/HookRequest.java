package io.haldane.api.hooks;

import io.haldane.api.net.Addresses;
import java.time.Duration;
import java.util.Map;

/**
 * One POST to a hook.
 *
 * @param timeout of each attempt
 * @param retries further attempts after the first
 * @param disableTls skips the verification of the server's certificate
 * @param id stable for one occasion, sent along so that a receiver can recognise a repetition
 */
public record HookRequest(
    String url, Duration timeout, int retries, boolean disableTls, String id, Payload payload) {

  /**
   * The JSON body.
   *
   * @param checksum opaque, stable within a run
   */
  public record Payload(
      String name, String namespace, String phase, String checksum, Map<String, String> metadata) {
    /** Metadata may hold secrets, so only the canary is named. */
    @Override
    public String toString() {
      return name + "." + namespace;
    }
  }

  /** Names the hook without what may be secret. */
  @Override
  public String toString() {
    return "POST " + Addresses.shown(url) + " about " + payload;
  }
}
