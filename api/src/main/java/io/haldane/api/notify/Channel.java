package io.haldane.api.notify;

import org.jspecify.annotations.Nullable;

/**
 * Where a chat message goes.
 *
 * @param type value of {@code spec.type} of an AlertProvider
 * @param token bearer token, where the service takes one
 * @param proxy URL of an HTTP proxy
 */
public record Channel(
    String type,
    String address,
    @Nullable String token,
    @Nullable String proxy,
    String channel,
    String username) {

  /** Addresses carry secrets, so only the kind and the room are named. */
  @Override
  public String toString() {
    return type + " channel " + channel;
  }
}
