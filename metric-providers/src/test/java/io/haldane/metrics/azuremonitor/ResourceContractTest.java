package io.haldane.metrics.azuremonitor;

import java.util.Map;

/** Metrics of a resource. */
class ResourceContractTest extends AzuremonitorContract {
  @Override
  protected String query() {
    return "/subscriptions/5ub/resourceGroups/shop/providers/Microsoft.Web/sites/till"
        + "?metricnames=Http5xx&aggregation=Total";
  }

  @Override
  protected String answering(double value) {
    return series(points("{\"timeStamp\":\"2026-11-27T11:56:00Z\",\"total\":" + value + "}"));
  }

  private static String points(String points) {
    return "{\"metadatavalues\":[],\"data\":[" + points + "]}";
  }

  private static String series(String series) {
    return withToken(
        "\"value\":[{\"name\":{\"value\":\"Http5xx\"},\"errorCode\":\"Success\",\"timeseries\":["
            + series
            + "]}]");
  }

  @Override
  protected Map<Body, String> bodies() {
    String one = points("{\"total\":1}");
    return Map.of(
        Body.NOTHING, series(""),
        Body.NOT_A_NUMBER, series(points("{\"timeStamp\":\"2026-11-27T11:56:00Z\"}")),
        Body.SEVERAL, series(one + "," + one),
        Body.ERROR, series("").replace("Success", "InternalError"));
  }
}
