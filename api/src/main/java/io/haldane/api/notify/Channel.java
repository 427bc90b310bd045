package io.haldane.api.notify;

import java.util.Map;
import java.util.Optional;

/**
 * Where release events go.
 *
 * @param type value of {@code spec.type} of an AlertProvider
 * @param settings texts that anyone may see, by name; those that a notifier reads are in its {@link
 *     Capabilities}
 * @param secrets the address, the credentials and the proxy
 * @param ownIdentity whether the operator lets it use the identity of the controller itself, such
 *     as its role at a cloud
 */
public record Channel(
    String type, Map<String, String> settings, Secrets secrets, boolean ownIdentity) {
  /** Names of the settings that an AlertProvider has fields for. */
  public static final String ROOM = "channel";

  public static final String USERNAME = "username";

  public Channel {
    settings = Map.copyOf(settings);
  }

  /** One that logs in with its own secrets only. */
  public Channel(String type, Map<String, String> settings, Secrets secrets) {
    this(type, settings, secrets, false);
  }

  /** Empty when the setting is absent or blank. */
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(text -> !text.isBlank());
  }

  /** Where messages are sent to; empty when the channel names no address. */
  public String address() {
    return secrets.values().getOrDefault(Secrets.ADDRESS, "");
  }

  /** Addresses are secrets, so only the kind and the room are named. */
  @Override
  public String toString() {
    return type + " channel " + settings.getOrDefault(ROOM, "");
  }
}
