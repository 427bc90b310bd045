package io.haldane.outbound.admission;

import io.haldane.api.hooks.Admission.Permit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the calls of one purpose that are under way: of the process, of a tenant, and of a tenant
 * to one host. Nobody takes more than is left free at that moment, so that the next one finds room;
 * and every tenant has some places of its own, whatever others do. When it is full, tenants with
 * the fewest calls go first, and the calls of a tenant to one host go in the order in which they
 * came. Thread-safe. What is idle is forgotten.
 */
final class Bulkhead {
  /**
   * Calls at once.
   *
   * @param all in the process, not counting places of tenants' own
   * @param own places of each tenant that nobody else can take
   * @param tenant of one tenant, its own places among them
   * @param host of one tenant to one host
   */
  record Limits(int all, int own, int tenant, int host) {}

  /** Somebody in the line before one host. */
  private static final class Waiter {
    private final CompletableFuture<Permit> place = new CompletableFuture<>();
  }

  private static final class Host {
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int underWay;
  }

  private static final class Tenant {
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private int underWay;
    private int waiting;
  }

  private final Limits limits;
  private final Map<String, Tenant> tenants = new HashMap<>();
  private int underWay;

  Bulkhead(Limits limits) {
    this.limits = limits;
  }

  /**
   * Waits for a place.
   *
   * @return empty when there was none within the patience
   */
  Optional<Permit> enter(String tenant, String host, Duration patience)
      throws InterruptedException {
    Waiter waiter = ask(tenant, host);
    try {
      return Optional.of(waiter.place.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return leave(tenant, host, waiter);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a place is never refused", e);
    } catch (InterruptedException e) {
      leave(tenant, host, waiter).ifPresent(Permit::close);
      throw e;
    }
  }

  /** Tenants that call, or wait to call. */
  synchronized int tenants() {
    return tenants.size();
  }

  private synchronized Waiter ask(String name, String address) {
    Tenant tenant = tenants.computeIfAbsent(name, _ -> new Tenant());
    Host host = tenant.hosts.computeIfAbsent(address, _ -> new Host());
    Waiter waiter = new Waiter();
    host.waiting.add(waiter);
    tenant.waiting++;
    admit();
    return waiter;
  }

  /** Gives up waiting; a place that was given in the last moment is taken. */
  private synchronized Optional<Permit> leave(String name, String address, Waiter waiter) {
    Tenant tenant = tenants.get(name);
    Host host = tenant == null ? null : tenant.hosts.get(address);
    if (tenant != null && host != null && host.waiting.remove(waiter)) {
      tenant.waiting--;
      forget(name, tenant, address, host);
      return Optional.empty();
    }
    return Optional.ofNullable(waiter.place.getNow(null));
  }

  private synchronized void release(String name, String address) {
    Tenant tenant = tenants.get(name);
    Host host = tenant == null ? null : tenant.hosts.get(address);
    if (tenant == null || host == null) {
      throw new IllegalStateException("nobody calls from there");
    }
    underWay--;
    tenant.underWay--;
    host.underWay--;
    forget(name, tenant, address, host);
    admit();
  }

  private void forget(String name, Tenant tenant, String address, Host host) {
    if (host.underWay == 0 && host.waiting.isEmpty()) {
      tenant.hosts.remove(address);
    }
    if (tenant.hosts.isEmpty()) {
      tenants.remove(name);
    }
  }

  private void admit() {
    @Nullable Runnable next = next();
    while (next != null) {
      next.run();
      next = next();
    }
  }

  private @Nullable Runnable next() {
    return tenants.entrySet().stream()
        .filter(entry -> entry.getValue().waiting > 0 && hasRoom(entry.getValue()))
        .sorted(Comparator.comparingInt(entry -> entry.getValue().underWay))
        .flatMap(entry -> nextOf(entry.getKey(), entry.getValue()).stream())
        .findFirst()
        .orElse(null);
  }

  private Optional<Runnable> nextOf(String name, Tenant tenant) {
    return tenant.hosts.entrySet().stream()
        .filter(entry -> !entry.getValue().waiting.isEmpty() && hasRoom(tenant, entry.getValue()))
        .findFirst()
        .map(entry -> () -> let(name, tenant, entry.getKey(), entry.getValue()));
  }

  private boolean hasRoom(Tenant tenant) {
    return tenant.underWay < limits.own
        || tenant.underWay < Math.min(limits.tenant, limits.all - underWay);
  }

  private boolean hasRoom(Tenant tenant, Host host) {
    return host.underWay < Math.min(limits.host, limits.tenant - tenant.underWay);
  }

  private void let(String name, Tenant tenant, String address, Host host) {
    underWay++;
    tenant.underWay++;
    tenant.waiting--;
    host.underWay++;
    // The next place is another host's, if one waits.
    tenant.hosts.remove(address);
    tenant.hosts.put(address, host);
    AtomicBoolean open = new AtomicBoolean(true);
    host.waiting
        .remove()
        .place
        .complete(() -> {
          if (open.compareAndSet(true, false)) {
            release(name, address);
          }
        });
  }
}
