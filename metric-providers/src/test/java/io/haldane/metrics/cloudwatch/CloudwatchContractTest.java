package io.haldane.metrics.cloudwatch;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.Map;

class CloudwatchContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new CloudwatchProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret =
        Map.of(
            "aws_access_key_id", "AKID-of-mallory", "aws_secret_access_key", "s3cret-of-mallory");
    return new Backend("cloudwatch", address, Map.of(), secret, "eu-central-1", insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "[{\"Id\":\"e\",\"MetricStat\":{\"Stat\":\"Sum\",\"Period\":60,\"Metric\":{\"Namespace\":\"Till\",\"MetricName\":\"Errors\"}}}]";
  }

  @Override
  protected String answering(double value) {
    return result(value + ",77", "Complete");
  }

  private static String result(String values, String status) {
    return "{\"MetricDataResults\":[{\"Id\":\"e\",\"Values\":["
        + values
        + "],\"StatusCode\":\""
        + status
        + "\"}]}";
  }

  @Override
  protected Map<Body, String> bodies() {
    return Map.of(
        Body.NOTHING, "{\"MetricDataResults\":[]}",
        Body.NOT_A_NUMBER, result("", "Complete"),
        Body.INFINITE, result("\"Infinity\"", "Complete"),
        Body.SEVERAL,
            "{\"MetricDataResults\":[{\"Id\":\"a\",\"Values\":[1]},{\"Id\":\"b\",\"Values\":[2]}]}",
        Body.PARTIAL, result("1", "PartialData"),
        Body.ERROR, result("1", "InternalError"));
  }

  @Override
  protected String healthy() {
    return "{\"MetricDataResults\":[]}";
  }
}
