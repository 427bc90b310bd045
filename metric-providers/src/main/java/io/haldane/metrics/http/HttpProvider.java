package io.haldane.metrics.http;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import java.util.List;

/** A provider whose backend is one server, with an address and a login that are always the same. */
public abstract class HttpProvider implements MetricProvider {
  private final String type;
  private final MetricCapabilities capabilities;

  /** For a backend that is asked with a login of its own, see {@link #login}. */
  protected HttpProvider(String type, MetricCapabilities capabilities) {
    this.type = type;
    this.capabilities = capabilities;
  }

  /**
   * For a server that users run, and that may ask for a token or a password.
   *
   * @param name of the product, for documents
   */
  protected HttpProvider(String type, String name, Freshness freshness) {
    this(
        type,
        new MetricCapabilities(
            name,
            new AddressNeed.Required(),
            Credentials.optional(List.of("token"), List.of("username", "password")),
            freshness,
            true,
            false));
  }

  protected Login login(Backend backend, Address.Usable address) {
    return Login.tokenOrPassword(backend, address);
  }

  /** What asks the server. */
  protected abstract MetricSource source(HttpServer server, Backend backend);

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final MetricCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public final MetricSource open(Backend backend, MetricContext context) {
    return HttpServer.open(
        capabilities,
        backend,
        context,
        address -> login(backend, address),
        server -> source(server, backend));
  }
}
