package io.haldane.controller.announce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Capabilities.Address;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.Alert;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.AlertProviderSpec;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.NamedRef;
import io.haldane.api.v1beta1.SecretRef;
import io.haldane.controller.kube.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert of a canary goes: to its own alert providers, or else to those of the
 * installation.
 */
public final class Channels {
  private static final Logger LOG = Logger.getLogger(Channels.class);

  /** Reads one object; empty when there is none. */
  @FunctionalInterface
  public interface Lookup {
    Optional<HasMetadata> read(ObjectRef ref) throws Unreadable;
  }

  private final Lookup lookup;
  private final Optional<Channel> global;
  private final List<NamedRef> globalProviders;
  private final boolean noCrossNamespaceRefs;
  private final Predicate<String> identityNamespaces;
  private final Function<String, Capabilities> types;

  /**
   * @param global channel of Flagger's flags
   * @param globalProviders alert providers that are used like it, each with its namespace
   * @param identityNamespaces whose alert providers may use the identity of the controller
   * @param types what channels of a type need
   */
  public Channels(
      Lookup lookup,
      Optional<Channel> global,
      List<NamedRef> globalProviders,
      boolean noCrossNamespaceRefs,
      Predicate<String> identityNamespaces,
      Function<String, Capabilities> types) {
    this.lookup = lookup;
    this.types = types;
    this.global = global;
    this.globalProviders = globalProviders;
    this.noCrossNamespaceRefs = noCrossNamespaceRefs;
    this.identityNamespaces = identityNamespaces;
  }

  List<Channel> of(Canary canary, Severity severity, EventKind kind) {
    List<Alert> alerts = canary.getSpec().analysis().alerts();
    if (alerts.isEmpty()) {
      return installation();
    }
    List<Channel> channels = new ArrayList<>();
    for (Alert alert : alerts) {
      boolean isWanted = severity.compareTo(Severity.of(alert.severity())) >= 0;
      if (isWanted || kind == EventKind.PROMOTED) {
        try {
          Channel channel = channel(canary, alert.providerRef());
          if (isWanted || types.apply(channel.type()).resolves()) {
            channels.add(channel);
          }
        } catch (Unreadable e) {
          LOG.errorf("alert %s is not sent: %s", alert.name(), e.getMessage());
        }
      }
    }
    return List.copyOf(channels);
  }

  private List<Channel> installation() {
    List<Channel> channels = new ArrayList<>(global.stream().toList());
    for (NamedRef ref : globalProviders) {
      try {
        channels.add(channel(String.valueOf(ref.namespace()), ref.name()));
      } catch (Unreadable e) {
        LOG.errorf("an alert is not sent to a provider of -alert-providers: %s", e.getMessage());
      }
    }
    return List.copyOf(channels);
  }

  private Channel channel(Canary canary, NamedRef ref) throws Unreadable {
    String own = canary.getMetadata().getNamespace();
    String namespace = ref.namespaceOr(own);
    if (noCrossNamespaceRefs && !namespace.equals(own)) {
      throw new Unreadable(
          "AlertProvider "
              + namespace
              + "/"
              + ref.name()
              + " is in another namespace, which"
              + " -no-cross-namespace-refs forbids.");
    }
    return channel(namespace, ref.name());
  }

  private Channel channel(String namespace, String name) throws Unreadable {
    AlertProviderSpec spec =
        find(
                new ObjectRef(Canary.API_VERSION, AlertProvider.KIND, namespace, name),
                AlertProvider.class)
            .getSpec();
    return new Channel(
        spec.type(),
        settings(spec),
        new Secrets(secrets(spec, namespace)),
        identityNamespaces.test(namespace));
  }

  private Map<String, String> secrets(AlertProviderSpec spec, String namespace) throws Unreadable {
    Map<String, String> secrets = new HashMap<>();
    SecretRef secretRef = spec.secretRef();
    if (secretRef == null) {
      secrets.put(Secrets.ADDRESS, orEmpty(spec.address()));
    } else {
      ObjectRef ref = new ObjectRef("v1", "Secret", namespace, secretRef.name());
      Map<String, String> data =
          Optional.ofNullable(find(ref, Secret.class).getData()).orElse(Map.of());
      Capabilities capabilities = types.apply(spec.type());
      if (!data.containsKey(Secrets.ADDRESS) && capabilities.address() == Address.REQUIRED) {
        throw new Unreadable(ref + " has no key 'address'; put the channel's URL there.");
      }
      capabilities
          .keys()
          .filter(data::containsKey)
          .forEach(key -> secrets.put(key, decoded(data.get(key))));
    }
    if (spec.proxy() != null) {
      secrets.put(Secrets.PROXY, spec.proxy());
    }
    return secrets;
  }

  private <T extends HasMetadata> T find(ObjectRef ref, Class<T> type) throws Unreadable {
    return lookup
        .read(ref)
        .flatMap(object -> LiveObjects.of(List.of(object)).find(ref, type))
        .orElseThrow(() -> new Unreadable(ref + " does not exist."));
  }

  private static Map<String, String> settings(AlertProviderSpec spec) {
    String room = orEmpty(spec.channel());
    String user = orEmpty(spec.username());
    Map<String, String> settings = new HashMap<>(spec.settings());
    settings.put(Channel.ROOM, room.isEmpty() ? "general" : room);
    settings.put(Channel.USERNAME, user.isEmpty() ? "flagger" : user);
    return settings;
  }

  /** A key without a value is null. */
  private static String decoded(@Nullable String base64) {
    byte[] bytes = Base64.getDecoder().decode(orEmpty(base64));
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
