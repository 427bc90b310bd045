package io.haldane.metrics.splunk;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class SplunkContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new SplunkProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("sf_token_key", "t0k.en-of-mallory");
    return new Backend("splunk", address, Map.of(), secret, null, insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "data('errors', filter=filter('app', 'till')).sum().publish()";
  }

  @Override
  protected String answering(double value) {
    return SignalFlow.program(SignalFlow.value("A", String.valueOf(value)));
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, SignalFlow.program(),
        Body.NOT_A_NUMBER, SignalFlow.program(SignalFlow.value("A", "null")),
        Body.INFINITE, SignalFlow.program(SignalFlow.value("A", "\"Infinity\"")),
        Body.SEVERAL, SignalFlow.program(SignalFlow.value("A", "1"), SignalFlow.value("B", "2")),
        Body.ERROR, SignalFlow.event("error", "{\"message\":\"program is too large\"}"));
  }

  @Override
  protected String healthy() {
    return "{\"count\":1,\"results\":[{\"name\":\"errors\"}]}";
  }
}
