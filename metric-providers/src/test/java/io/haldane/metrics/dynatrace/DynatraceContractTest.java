package io.haldane.metrics.dynatrace;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class DynatraceContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new DynatraceProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("dynatrace_token", "dt0c01.of-mallory");
    return new Backend("dynatrace", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "builtin:service.errors.server.rate:splitBy():avg";
  }

  @Override
  protected String answering(double value) {
    return result(
        "{\"dimensionMap\":{},\"timestamps\":[1795780620000],\"values\":[" + value + "]}");
  }

  private static String result(String data) {
    return "{\"totalCount\":1,\"resolution\":\"Inf\",\"result\":[{\"metricId\":\"m\",\"data\":["
        + data
        + "]}]}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, result(""),
        Body.NOT_A_NUMBER, result("{\"values\":[null]}"),
        Body.SEVERAL,
            result(
                "{\"dimensionMap\":{\"a\":\"x\"},\"values\":[1]},{\"dimensionMap\":{\"a\":\"y\"},\"values\":[2]}"),
        Body.PARTIAL,
            "{\"result\":[{\"data\":[{\"values\":[1]}],\"warnings\":[\"limit of 100 series reached\"]}]}",
        Body.ERROR, "{\"error\":{\"code\":400,\"message\":\"unknown metric\"}}");
  }

  @Override
  protected String healthy() {
    return "{\"metrics\":[]}";
  }
}
