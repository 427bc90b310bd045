package io.haldane.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What pods have heard, copies included, as the mesh counts it. */
final class Shadows {
  private Shadows() {}

  /** Requests that reached the pods of a workload so far. */
  static long heardBy(String workload, Journey journey) {
    HttpRequest scrape = HttpRequest.newBuilder(journey.mesh().metricsUri()).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(scrape, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("istio_requests_total{"))
          .filter(line -> line.contains("destination_workload=\"" + workload + "\""))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
