package io.haldane.api.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a notifier needs and what its service promises. The chart's CRD, the docs and the contract
 * of all notifiers follow it.
 *
 * @param title name of the service, as its users write it
 * @param about a sentence or two for the docs: what to create at the service, and what is sent
 * @param address whether a channel needs an address
 * @param settings texts that it reads, such as the room
 * @param credentials keys of the Secret that it reads, besides {@code address}
 * @param perMinute messages that the service takes in a minute at one address; empty when it
 *     documents no limit
 * @param recognisesRepeats whether the service shows an event once that it gets twice
 * @param resolves whether the service keeps something open until a promotion ends it; then it gets
 *     promotions whatever severity the canary asks for
 * @param ownIdentity whether the identity of the controller itself can stand in for all
 *     credentials, where the operator allows that
 */
public record Capabilities(
    String title,
    String about,
    Address address,
    List<Need> settings,
    List<Need> credentials,
    OptionalInt perMinute,
    boolean recognisesRepeats,
    boolean resolves,
    boolean ownIdentity) {

  /** Whether a channel names where its messages go. */
  public enum Address {
    REQUIRED,
    /** The service has an address of its own, and a channel may name another. */
    OPTIONAL
  }

  /**
   * One setting or credential.
   *
   * @param required whether nothing can be sent without it
   * @param help what it is, as the end of a table's row
   */
  public record Need(String name, boolean required, String help) {}

  public Capabilities {
    settings = List.copyOf(settings);
    credentials = List.copyOf(credentials);
  }

  /** Needs an address and nothing else. */
  public static Capabilities of(String title, String about) {
    return new Capabilities(
        title,
        about,
        Address.REQUIRED,
        List.of(),
        List.of(),
        OptionalInt.empty(),
        false,
        false,
        false);
  }

  /** The service has an address of its own. */
  public Capabilities withOwnAddress() {
    return copy(Address.OPTIONAL, settings, credentials);
  }

  public Capabilities withSetting(String name, boolean required, String help) {
    return copy(address, with(settings, new Need(name, required, help)), credentials);
  }

  public Capabilities withCredential(String name, boolean required, String help) {
    return copy(address, settings, with(credentials, new Need(name, required, help)));
  }

  private Capabilities copy(Address where, List<Need> shown, List<Need> hidden) {
    return new Capabilities(
        title, about, where, shown, hidden, perMinute, recognisesRepeats, resolves, ownIdentity);
  }

  public Capabilities withPerMinute(int messages) {
    return promising(OptionalInt.of(messages), recognisesRepeats, resolves, ownIdentity);
  }

  /** An event that is sent twice with the same id is shown once. */
  public Capabilities withRecognisedRepeats() {
    return promising(perMinute, true, resolves, ownIdentity);
  }

  /** A promotion ends what an earlier event began. */
  public Capabilities withResolution() {
    return promising(perMinute, recognisesRepeats, true, ownIdentity);
  }

  /** The controller's own identity can stand in for all credentials. */
  public Capabilities withOwnIdentity() {
    return promising(perMinute, recognisesRepeats, resolves, true);
  }

  private Capabilities promising(
      OptionalInt messages, boolean repeats, boolean resolving, boolean identity) {
    return new Capabilities(
        title, about, address, settings, credentials, messages, repeats, resolving, identity);
  }

  /** The keys of a Secret that are read; no other reaches the notifier. */
  public Stream<String> keys() {
    return Stream.concat(Stream.of(Secrets.ADDRESS), credentials.stream().map(Need::name));
  }

  /** What this channel lacks, as a text for its owner; empty when it has all that is required. */
  public Optional<String> missing(Channel channel) {
    Optional<String> setting =
        settings.stream()
            .filter(need -> need.required() && channel.setting(need.name()).isEmpty())
            .findFirst()
            .map(need ->
                "a %s alert needs a %s; set it in the AlertProvider or by the controller's flags"
                    .formatted(channel.type(), need.name()));
    return setting.or(() -> isOwn(channel) ? Optional.empty() : credential(channel));
  }

  /** Whether this channel logs in as the controller: it may, and has no credentials of its own. */
  public boolean isOwn(Channel channel) {
    return ownIdentity
        && channel.ownIdentity()
        && credentials.stream().allMatch(need -> channel.secrets().get(need.name()).isEmpty());
  }

  private Optional<String> credential(Channel channel) {
    return credentials.stream()
        .filter(need -> need.required() && channel.secrets().get(need.name()).isEmpty())
        .findFirst()
        .map(need ->
            "a %s alert needs the key %s in the Secret of its AlertProvider; add it%s"
                .formatted(
                    channel.type(),
                    need.name(),
                    ownIdentity
                        ? ", or have the operator add its namespace to -alert-identity-namespaces"
                        : ""));
  }

  private static List<Need> with(List<Need> before, Need one) {
    List<Need> all = new ArrayList<>(before);
    all.add(one);
    return all;
  }
}
