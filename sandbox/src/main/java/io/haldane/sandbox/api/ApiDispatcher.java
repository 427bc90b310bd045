package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Optional;

/**
 * Leads each request to its answer. Fabric8's own CRUD dispatcher is not used: it appends arrays in
 * merge patches, keeps fields that a patch nulls, and forgets deletions while a watch is away.
 */
final class ApiDispatcher {
  /** What to say, and how much later. */
  record Reply(Answer answer, Duration delay) {}

  private final Store store;
  private final Catalog catalog;
  private final RequestLog log;
  private final Faults faults;
  private final Reads reads;
  private final Writes writes;
  private final Discovery discovery;

  ApiDispatcher(Store store, Catalog catalog, RequestLog log, Faults faults) {
    this.store = store;
    this.catalog = catalog;
    this.log = log;
    this.faults = faults;
    this.reads = new Reads(store);
    this.writes = new Writes(store);
    this.discovery = new Discovery(catalog);
    store.listen(this::followDefinitions);
  }

  Reply dispatch(Call call) {
    Optional<Fault> fault = faults.strike(call.request());
    Answer answer = answer(call, fault);
    log.add(call.request().answered(code(answer)));
    Duration delay = fault.orElse(null) instanceof Fault.Delay(Duration by) ? by : Duration.ZERO;
    return new Reply(answer, delay);
  }

  private static int code(Answer answer) {
    return switch (answer) {
      case Answer.Body(int code, var _) -> code;
      case Answer.Refusal refusal -> refusal.code();
      case Answer.Watching _ -> 101;
    };
  }

  /** The answer to one request, unless a fault refuses it. */
  Answer answer(Call call, Optional<Fault> fault) {
    return fault.orElse(null) instanceof Fault.Refuse refuse
        ? new Answer.Refusal(refuse.code(), "InternalError", "a fault that was asked for")
        : answer(call);
  }

  private Answer answer(Call call) {
    ApiRequest request = call.request();
    if (request.verb() == Verb.DISCOVER) {
      return discovery.answer(call.path());
    }
    Optional<ResourceKind> kind = catalog.find(request.group(), call.version(), request.resource());
    if (kind.isEmpty()) {
      return Answer.notFound("the server could not find the requested resource: " + call.path());
    }
    synchronized (store) {
      return answer(kind.get(), call);
    }
  }

  private Answer answer(ResourceKind kind, Call call) {
    return switch (call.request().verb()) {
      case GET -> reads.get(kind, call);
      case LIST -> reads.list(kind, call);
      case WATCH -> reads.watch(kind, call);
      case CREATE -> shown(kind, call, writes.create(kind, call));
      case UPDATE -> shown(kind, call, writes.update(kind, call));
      case PATCH -> shown(kind, call, writes.patch(kind, call));
      case DELETE -> shown(kind, call, writes.delete(kind, call));
      case DELETE_COLLECTION -> deleteSelected(kind, call);
      case DISCOVER -> throw new IllegalStateException("a discovery names no kind");
    };
  }

  private Answer deleteSelected(ResourceKind kind, Call call) {
    if (Reads.selector(kind, call).isEmpty()) {
      return Reads.unselectable(call);
    }
    if (!call.dryRun()) {
      reads.selected(kind, call).forEach((key, object) -> writes.delete(kind, key, object));
    }
    return new Answer.Body(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put("status", "Success"));
  }

  private static Answer shown(ResourceKind kind, Call call, Answer answer) {
    if (!(answer instanceof Answer.Body(int code, ObjectNode object))) {
      return answer;
    }
    return call.request().subresource().equals("scale")
        ? new Answer.Body(code, Scale.of(object))
        : new Answer.Body(code, Answers.in(kind, call.version(), object));
  }

  /** A definition that is created brings its kind; one that is deleted takes it away. */
  private void followDefinitions(StoreEvent event) {
    if (event.kind().kind().equals("CustomResourceDefinition")) {
      ObjectNode after = event.after();
      ObjectNode before = event.before();
      if (after != null) {
        catalog.install(ResourceKind.of(definition(after)));
      } else if (before != null) {
        ResourceKind gone = ResourceKind.of(definition(before));
        catalog.uninstall(gone.group(), gone.plural());
      }
    }
  }

  private static CustomResourceDefinition definition(ObjectNode object) {
    return Serialization.unmarshal(object.toString(), CustomResourceDefinition.class);
  }
}
