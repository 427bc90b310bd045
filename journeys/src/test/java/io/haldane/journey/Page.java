package io.haldane.journey;

import io.haldane.sandbox.ControllerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a controller answers over HTTP; code 0 while it does not. */
record Page(int code, String text) {
  static Page of(ControllerProcess controller, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(controller.url().resolve(path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Page(response.statusCode(), response.body());
    } catch (IOException notYet) {
      return new Page(0, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Page(0, "");
    }
  }
}
