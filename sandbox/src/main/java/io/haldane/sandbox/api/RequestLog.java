package io.haldane.sandbox.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What was asked of the API, oldest first; the newest 20,000 are kept. Thread-safe. */
public final class RequestLog {
  private static final int KEPT = 20_000;
  private final Deque<ApiRequest> requests = new ArrayDeque<>();

  private final List<Consumer<ApiRequest>> listeners = new CopyOnWriteArrayList<>();

  RequestLog() {}

  void add(ApiRequest request) {
    listeners.forEach(listener -> listener.accept(request));
    keep(request);
  }

  private synchronized void keep(ApiRequest request) {
    if (requests.size() == KEPT) {
      requests.removeFirst();
    }
    requests.addLast(request);
  }

  /**
   * @param listener gets each request as it is answered, from any thread; must not block
   */
  public void listen(Consumer<ApiRequest> listener) {
    listeners.add(listener);
  }

  public synchronized List<ApiRequest> all() {
    return List.copyOf(requests);
  }

  public synchronized List<ApiRequest> matching(Predicate<ApiRequest> predicate) {
    return requests.stream().filter(predicate).toList();
  }

  /** Requests of everybody but the sandbox itself: its workloads and its garbage collector. */
  public List<ApiRequest> ofOthers() {
    return matching(request -> !request.userAgent().startsWith(SandboxApi.OWN_USER_AGENT));
  }

  public synchronized void reset() {
    requests.clear();
  }
}
