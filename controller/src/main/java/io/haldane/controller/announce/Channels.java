package io.haldane.controller.announce;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.notify.Channel;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where an alert of a canary goes: to its own alert providers, or else to the global channel. */
public final class Channels {
  private static final Logger LOG = Logger.getLogger(Channels.class);

  /** Reads one object; empty when there is none. */
  @FunctionalInterface
  public interface Lookup {
    Optional<HasMetadata> read(ObjectRef ref) throws Unreadable;
  }

  private final Lookup lookup;
  private final Optional<Channel> global;
  private final boolean noCrossNamespaceRefs;

  public Channels(Lookup lookup, Optional<Channel> global, boolean noCrossNamespaceRefs) {
    this.lookup = lookup;
    this.global = global;
    this.noCrossNamespaceRefs = noCrossNamespaceRefs;
  }

  List<Channel> of(Canary canary, Severity severity) {
    List<Alert> alerts = canary.getSpec().analysis().alerts();
    if (alerts.isEmpty()) {
      return global.stream().toList();
    }
    List<Channel> channels = new ArrayList<>();
    for (Alert alert : alerts) {
      if (severity.compareTo(Severity.of(alert.severity())) >= 0) {
        try {
          channels.add(channel(canary, alert.providerRef()));
        } catch (Unreadable e) {
          LOG.errorf("alert %s is not sent: %s", alert.name(), e.getMessage());
        }
      }
    }
    return List.copyOf(channels);
  }

  private Channel channel(Canary canary, NamedRef ref) throws Unreadable {
    String own = canary.getMetadata().getNamespace();
    String namespace = ref.namespace() == null || ref.namespace().isEmpty() ? own : ref.namespace();
    if (noCrossNamespaceRefs && !namespace.equals(own)) {
      throw new Unreadable(
          "AlertProvider "
              + namespace
              + "/"
              + ref.name()
              + " is in another namespace, which"
              + " -no-cross-namespace-refs forbids.");
    }
    AlertProviderSpec spec =
        find(
                new ObjectRef(Canary.API_VERSION, AlertProvider.KIND, namespace, ref.name()),
                AlertProvider.class)
            .getSpec();
    SecretRef secretRef = spec.secretRef();
    if (secretRef == null) {
      return channel(spec, orEmpty(spec.address()), null);
    }
    ObjectRef secret = new ObjectRef("v1", "Secret", namespace, secretRef.name());
    Map<String, String> data =
        Optional.ofNullable(find(secret, Secret.class).getData()).orElse(Map.of());
    if (!data.containsKey("address")) {
      throw new Unreadable(secret + " has no key 'address'; put the channel's URL there.");
    }
    return channel(
        spec, decoded(data, "address"), data.containsKey("token") ? decoded(data, "token") : null);
  }

  private <T extends HasMetadata> T find(ObjectRef ref, Class<T> type) throws Unreadable {
    return lookup
        .read(ref)
        .flatMap(object -> LiveObjects.of(List.of(object)).find(ref, type))
        .orElseThrow(() -> new Unreadable(ref + " does not exist."));
  }

  private static Channel channel(AlertProviderSpec spec, String address, @Nullable String token) {
    String room = orEmpty(spec.channel());
    String user = orEmpty(spec.username());
    return new Channel(
        spec.type(),
        address,
        token,
        spec.proxy(),
        room.isEmpty() ? "general" : room,
        user.isEmpty() ? "flagger" : user);
  }

  private static String decoded(Map<String, String> data, String key) {
    // A key without a value is null.
    String base64 = Objects.requireNonNullElse(data.get(key), "");
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).strip();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
