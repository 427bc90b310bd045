package io.haldane.metrics.influxdb;

import java.net.URI;
import java.net.URISyntaxException;

/** The APIs of the three major versions, by the path of the address. */
enum InfluxApi {
  /** Version 2: {@code /api/v2/query}, which an address without a path of an API means. */
  FLUX,

  /** Version 1, and the compatible API of the others: {@code /query?db=shop}. */
  INFLUXQL,

  /** Version 3: {@code /api/v3/query_sql?db=shop} or {@code /api/v3/query_influxql?db=shop}. */
  ROWS;

  static InfluxApi of(String address) {
    String path = path(address.strip()).replaceFirst("/+$", "");
    if (path.endsWith("/api/v3/query_sql") || path.endsWith("/api/v3/query_influxql")) {
      return ROWS;
    }
    return path.endsWith("/query") && !path.endsWith("/api/v2/query") ? INFLUXQL : FLUX;
  }

  private static String path(String address) {
    try {
      String path = new URI(address).getPath();
      return path == null ? "" : path;
    } catch (URISyntaxException _) {
      // What opens the address says what is wrong with it.
      return "";
    }
  }
}
