package io.haldane.load.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.load.gate.ConfigMapCalls.Reply;
import io.haldane.load.plan.Refusal;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gates in a ConfigMap: an entry is an open gate. All replicas read it at every check, so they
 * agree, and each change is a patch of one entry, so they do not overwrite each other. Thread-safe.
 */
public final class ConfigMapGates implements GateStore {
  private static final String OPEN = "open";
  private static final int FIRST_OF_OTHERS = 300;

  /** Answers that mean: not with these permissions, not in this namespace. */
  private static final Set<Integer> REFUSED =
      Set.of(
          HttpURLConnection.HTTP_UNAUTHORIZED,
          HttpURLConnection.HTTP_FORBIDDEN,
          HttpURLConnection.HTTP_NOT_FOUND);

  private final ConfigMapCalls calls;

  public ConfigMapGates(ConfigMapCalls calls) {
    this.calls = calls;
  }

  @Override
  public boolean isOpen(GateKey key) throws GatesUnavailable {
    return entries().has(key.text());
  }

  @Override
  public void open(GateKey key) throws Refusal, GatesUnavailable {
    JsonNode open = entries();
    if (open.size() >= MOST_OPEN && !open.has(key.text())) {
      throw GateStore.tooMany();
    }
    create();
    change(key, OPEN);
  }

  @Override
  public void close(GateKey key) throws GatesUnavailable {
    if (entries().has(key.text())) {
      change(key, null);
    }
  }

  @Override
  public String description() {
    return "in the ConfigMap %s/%s".formatted(calls.namespace, calls.name);
  }

  /**
   * Why the ConfigMap cannot be used at all; empty when it can, or when the API server does not
   * answer now and may later.
   */
  public Optional<String> problem() {
    Reply first = calls.get();
    Reply read = first.code() == HttpURLConnection.HTTP_NOT_FOUND ? calls.create(object()) : first;
    Reply written = isGood(read) ? calls.patch(empty()) : read;
    return REFUSED.contains(written.code())
        ? Optional.of(unavailable(written).sentence())
        : Optional.empty();
  }

  private JsonNode entries() throws GatesUnavailable {
    Reply reply = calls.get();
    if (reply.code() == HttpURLConnection.HTTP_NOT_FOUND) {
      return empty();
    }
    if (!isGood(reply)) {
      throw unavailable(reply);
    }
    return reply.body().path("data");
  }

  /** Somebody may delete the ConfigMap, which closes all gates; the next one to open creates it. */
  private void create() throws GatesUnavailable {
    if (calls.get().code() == HttpURLConnection.HTTP_NOT_FOUND) {
      Reply created = calls.create(object());
      // Another replica may be faster.
      if (!isGood(created) && created.code() != HttpURLConnection.HTTP_CONFLICT) {
        throw unavailable(created);
      }
    }
  }

  private void change(GateKey key, @Nullable String value) throws GatesUnavailable {
    ObjectNode patch = empty();
    patch.putObject("data").put(key.text(), value);
    Reply reply = calls.patch(patch);
    if (!isGood(reply)) {
      throw unavailable(reply);
    }
  }

  private ObjectNode object() {
    ObjectNode object = empty();
    object.put("apiVersion", "v1").put("kind", "ConfigMap");
    ObjectNode metadata = object.putObject("metadata");
    metadata.put("name", calls.name).put("namespace", calls.namespace);
    metadata.putObject("labels").put("app.kubernetes.io/managed-by", "haldane-load-tester");
    return object;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static boolean isGood(Reply reply) {
    return reply.code() != ConfigMapCalls.NONE && reply.code() < FIRST_OF_OTHERS;
  }

  private GatesUnavailable unavailable(Reply reply) {
    String reason =
        reply.code() == ConfigMapCalls.NONE
            ? "the API server does not answer"
            : "the API server answers " + reply.code();
    return new GatesUnavailable(
        "The gates in the ConfigMap %s/%s cannot be read or changed: %s."
            .formatted(calls.namespace, calls.name, reason));
  }
}
