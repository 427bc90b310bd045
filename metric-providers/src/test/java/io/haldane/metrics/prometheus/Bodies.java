package io.haldane.metrics.prometheus;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Bodies as Prometheus writes them. */
final class Bodies {
  private Bodies() {}

  /** An instant vector with one element per value. */
  static String vector(String... values) {
    return Arrays.stream(values)
        .map(value -> "{\"metric\":{},\"value\":[1767225600.123,\"" + value + "\"]}")
        .collect(Collectors.joining(",", result("vector", "["), "]}}"));
  }

  static String of(String resultType, String result) {
    return result(resultType, result) + "}}";
  }

  static String error(String type, String text) {
    return "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"" + text + "\"}";
  }

  private static String result(String type, String begin) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":" + begin;
  }
}
