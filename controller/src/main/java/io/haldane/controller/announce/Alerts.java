package io.haldane.controller.announce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Capabilities.Address;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.announce.Redelivery.Letter;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.leader.Ownership;
import io.haldane.outbound.admission.CallTarget;
import io.haldane.outbound.admission.Calls;
import io.haldane.outbound.admission.Outcome;
import io.haldane.outbound.admission.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends alerts to channels. A channel that may take an alert later gets it later. */
public final class Alerts {
  private static final Logger LOG = Logger.getLogger(Alerts.class);

  /** Only the news of its own canary wait behind it. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** Notifiers keep their own, shorter time. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Map<String, Notifier> notifiers;
  private final Channels channels;
  private final Calls calls;
  private final ReleaseEvents events;
  private final Receipts receipts = new Receipts();
  private final Redelivery redelivery;
  private final Pace pace;

  /**
   * What late alerts need.
   *
   * @param owned whether this process may still send the alerts of a canary
   */
  record Later(Predicate<CanaryKey> owned, Redelivery.Alarm alarm, Clock clock) {}

  Alerts(
      Map<String, Notifier> notifiers,
      Channels channels,
      Calls calls,
      ReleaseEvents events,
      Later later) {
    this.redelivery = new Redelivery(this::attempt, later.owned(), later.alarm(), later.clock());
    this.pace = new Pace(later.clock());
    this.notifiers = notifiers;
    this.channels = channels;
    this.calls = calls;
    this.events = events;
  }

  /**
   * Alerts by these notifiers, as the installation is configured.
   *
   * @param lookup reads alert providers and their Secrets as they are now
   * @param known an object as the caches have it
   */
  public static Alerts of(
      List<Notifier> notifiers,
      Channels.Lookup lookup,
      Function<ObjectRef, Optional<HasMetadata>> known,
      Calls calls,
      Ownership ownership,
      HaldaneConfig config) {
    Map<String, Notifier> byType =
        notifiers.stream().collect(Collectors.toUnmodifiableMap(Notifier::type, n -> n));
    Channels channels =
        new Channels(
            lookup,
            GlobalChannel.of(config),
            GlobalChannel.providers(config),
            config.noCrossNamespaceRefs(),
            IdentityNamespaces.of(config),
            type -> capabilities(byType.get(type)));
    Optional<String> cluster = config.clusterName().filter(name -> !name.isBlank());
    Later later =
        new Later(canary -> ownership.owns(canary.ref()), Redelivery.sleeping(), Clock.systemUTC());
    return new Alerts(byType, channels, calls, new ReleaseEvents(known, cluster), later);
  }

  /** A type that no notifier has needs an address, as Flagger's types do. */
  private static Capabilities capabilities(@Nullable Notifier notifier) {
    return notifier == null ? Capabilities.of("", "") : notifier.capabilities();
  }

  /**
   * Sends to each channel once. Those that may take it later get it later.
   *
   * @param wanted ids of the channels to send to
   * @return ids of the channels that get it later
   */
  Set<String> send(Canary canary, Announcement news, Predicate<String> wanted) {
    if (news.severity() == null || news.severity().isEmpty()) {
      return Set.of();
    }
    ReleaseEvent event = events.of(canary, news);
    Set<String> late = new HashSet<>();
    for (Channel channel : channels.of(canary, event.severity(), event.kind())) {
      Address needed = capabilities(notifiers.get(channel.type())).address();
      boolean isUsable = !channel.address().isEmpty() || needed == Address.OPTIONAL;
      if (isUsable && wanted.test(id(channel)) && isWanted(channel, event)) {
        Letter letter = new Letter(CanaryKey.of(canary), news, channel, event);
        if (redelivery.knows(letter) || !deliver(letter)) {
          late.add(id(channel));
        }
      }
    }
    return late;
  }

  List<Announcement> waiting(CanaryKey canary) {
    return redelivery.of(canary);
  }

  private static boolean isWanted(Channel channel, ReleaseEvent event) {
    Set<String> unknown = Subscription.unknown(channel);
    if (!unknown.isEmpty()) {
      LOG.errorf(
          "the %s subscribes to events that do not exist: %s; correct settings.events",
          channel, unknown);
    }
    return Subscription.wants(channel, event);
  }

  /**
   * Names a channel in a Kubernetes event, without its secrets. Two channels of one type, host and
   * settings have the same id: then both get a late alert again.
   */
  private static String id(Channel channel) {
    String host = CallTarget.of(Purpose.ALERTS, "", channel.address()).host();
    int settings = (new TreeMap<>(channel.settings()) + " " + host).hashCode();
    return channel.type() + "-" + Integer.toHexString(settings);
  }

  /** Whether there is nothing more to do; otherwise it gets the alert later. */
  private boolean deliver(Letter letter) {
    if (redelivery.waitsFor(letter.channel())) {
      redelivery.add(letter, Duration.ZERO);
      return false;
    }
    return switch (attempt(letter)) {
      case Delivery.Sent _ -> true;
      case Delivery.NotSent(String why, Delivery.Again.Never()) -> {
        LOG.errorf("the %s got no alert: %s", letter.channel(), why);
        yield true;
      }
      case Delivery.NotSent(String why, Delivery.Again.After(Duration pause)) -> {
        LOG.warnf("the %s got no alert yet: %s", letter.channel(), why);
        redelivery.add(letter, pause);
        yield false;
      }
    };
  }

  private Delivery attempt(Letter letter) {
    Channel channel = letter.channel();
    Notifier notifier = notifiers.get(channel.type());
    if (notifier == null) {
      List<String> types = notifiers.keySet().stream().sorted().toList();
      return Delivery.forGood("this image lacks its type; choose one of " + types);
    }
    OptionalInt perMinute = notifier.capabilities().perMinute();
    Duration pause =
        perMinute.isEmpty() ? Duration.ZERO : pace.waitFor(channel, perMinute.getAsInt());
    return pause.isZero()
        ? ask(notifier, letter)
        : Delivery.forNow(
            "its service takes at most %d messages a minute".formatted(perMinute.getAsInt()),
            pause);
  }

  private Delivery ask(Notifier notifier, Letter letter) {
    Channel channel = letter.channel();
    ReleaseEvent event = letter.event().withReceipt(receipts.of(channel, letter.event()));
    String where = channel.address().isEmpty() ? channel.type() : channel.address();
    CallTarget to = CallTarget.of(Purpose.ALERTS, event.canary().namespace(), where);
    return switch (calls.call(to, LONGEST_WAIT, DEADLINE, () -> notifier.send(channel, event))) {
      case Outcome.Answered<Delivery>(Delivery.Sent sent) -> {
        receipts.keep(channel, event, sent.receipt());
        yield sent;
      }
      case Outcome.Answered<Delivery>(Delivery.NotSent notSent) -> notSent;
      case Outcome.Failed<Delivery>(String why) -> Delivery.forNow(why, Duration.ZERO);
      case Outcome.NotAsked<Delivery>(String why) -> Delivery.forNow(why, Duration.ZERO);
    };
  }
}
