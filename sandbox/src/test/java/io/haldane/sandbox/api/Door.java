package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's API without its server: requests are answered in the caller's thread, and what
 * loses its owner goes when the caller says so. For one thread.
 */
public final class Door {
  private static final Catalog CATALOG = catalog();

  /**
   * @param body the object, or the {@code Status} that says why not
   */
  public record Reply(int code, ObjectNode body) {}

  /**
   * One change of one object; the trees must not be changed.
   *
   * @param before null for a creation
   * @param after null for a removal
   * @param last the object as it is, or as it was before it went
   */
  public record Change(
      long version, @Nullable ObjectNode before, @Nullable ObjectNode after, ObjectNode last) {}

  private final Store store = new Store();
  private final Faults faults = new Faults(store);
  private final ApiDispatcher dispatcher =
      new ApiDispatcher(store, CATALOG, new RequestLog(), faults);
  private final Orphans orphans = new Orphans(store, CATALOG);
  private final Deque<StoreEvent> suspects = new ArrayDeque<>();

  public Door(Consumer<Change> listener) {
    store.listen(event -> {
      if (Orphans.mayFollow(event)) {
        suspects.add(event);
      }
      ObjectNode after = event.after();
      ObjectNode before = event.before();
      ObjectNode last = after == null ? before : after;
      if (last != null) {
        listener.accept(new Change(event.version(), after == null ? null : before, after, last));
      }
    });
  }

  public Faults faults() {
    return faults;
  }

  /**
   * @param user what the caller calls itself
   * @param path beginning with {@code /api}
   */
  public Reply send(String method, String path, String user, @Nullable JsonNode body) {
    String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    String text = body == null ? "" : body.toString();
    Call call = Call.of(method, path, new Call.Headers(user, type, ""), text, Instant.EPOCH);
    Optional<Fault> fault = faults.strike(call.request());
    Reply reply =
        switch (dispatcher.answer(call, fault)) {
          case Answer.Body(int code, JsonNode answered) -> new Reply(code, (ObjectNode) answered);
          case Answer.Refusal refusal -> new Reply(refusal.code(), Answers.status(refusal));
          case Answer.Watching _ -> throw new IllegalArgumentException("no watches here");
        };
    return reply;
  }

  /** Deletes what has lost its owner. */
  public void sweep() {
    while (!suspects.isEmpty()) {
      orphans.collect(suspects.remove());
    }
  }

  private static Catalog catalog() {
    Catalog catalog = new Catalog();
    catalog.install(KindSet.KUBERNETES);
    catalog.install(KindSet.CANARIES);
    catalog.install(KindSet.ISTIO);
    catalog.install(KindSet.SMI);
    return catalog;
  }
}
