package io.haldane.sandbox.metrics;

import io.haldane.sandbox.promql.Labels;
import io.haldane.sandbox.promql.Point;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes samples into a Prometheus with times of our choice, staleness markers included: its remote
 * write protocol, version 0.1, which is protocol buffers in a snappy block.
 */
final class RemoteWrite {
  private static final long STALE = 0x7ff0000000000002L;
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;

  private RemoteWrite() {}

  /** Writes series one after the other; each has its points in the order of time. */
  static void send(URI prometheus, Map<Labels, List<Point>> series) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      for (Map.Entry<Labels, List<Point>> one : series.entrySet()) {
        bytes(request, 1, timeSeries(one.getKey(), one.getValue()));
      }
      var response =
          http.send(
              HttpRequest.newBuilder(prometheus.resolve("/api/v1/write"))
                  .header("Content-Type", "application/x-protobuf")
                  .header("Content-Encoding", "snappy")
                  .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                  .POST(BodyPublishers.ofByteArray(snappy(request.toByteArray())))
                  .build(),
              BodyHandlers.ofString());
      if (response.statusCode() != 204) {
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
      }
    }
  }

  private static byte[] timeSeries(Labels labels, List<Point> points) {
    ByteArrayOutputStream series = new ByteArrayOutputStream();
    labels
        .entries()
        .forEach((name, value) -> {
          ByteArrayOutputStream label = new ByteArrayOutputStream();
          bytes(label, 1, name.getBytes(StandardCharsets.UTF_8));
          bytes(label, 2, value.getBytes(StandardCharsets.UTF_8));
          bytes(series, 1, label.toByteArray());
        });
    for (Point point : points) {
      ByteArrayOutputStream sample = new ByteArrayOutputStream();
      long bits = point.stale() ? STALE : Double.doubleToLongBits(point.value());
      varint(sample, (1 << 3) | FIXED64);
      sample.writeBytes(
          ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array());
      varint(sample, (2 << 3) | VARINT);
      varint(sample, point.millis());
      bytes(series, 2, sample.toByteArray());
    }
    return series.toByteArray();
  }

  private static void bytes(ByteArrayOutputStream to, int field, byte[] content) {
    varint(to, ((long) field << 3) | BYTES);
    varint(to, content.length);
    to.writeBytes(content);
  }

  private static void varint(ByteArrayOutputStream to, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      to.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    to.write((int) rest);
  }

  /** One uncompressed chunk, which the format allows. */
  private static byte[] snappy(byte[] content) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    varint(block, content.length);
    block.write(63 << 2);
    int last = content.length - 1;
    block.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(last).array());
    block.writeBytes(content);
    return block.toByteArray();
  }
}
