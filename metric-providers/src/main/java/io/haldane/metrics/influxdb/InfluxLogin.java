package io.haldane.metrics.influxdb;

import io.haldane.api.metrics.Backend;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.Login;
import java.util.List;

/** How each version takes its token. */
final class InfluxLogin {
  private InfluxLogin() {}

  static Login of(InfluxApi api, Backend backend, Address.Usable address) {
    return switch (api) {
      case INFLUXQL, ROWS -> Login.tokenOrPassword(backend, address);
      case FLUX ->
          Login.isWithout(backend)
              ? Login.tokenOrPassword(backend, address)
              : Login.lacking(backend, List.of("token", "org"))
                  .orElseGet(() -> Login.scheme(backend, "Token", "token"));
    };
  }
}
