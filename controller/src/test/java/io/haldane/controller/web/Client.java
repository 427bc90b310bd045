package io.haldane.controller.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests as a browser or a program does; follows no redirect. */
record Client(URI root) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /**
   * Sends one request.
   *
   * @param headers names and values in turn
   */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    return HTTP.send(request(method, path, body, headers), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, "", headers);
  }

  /** A request of a page of ours, with a body of JSON. */
  HttpResponse<String> post(String path, String json, String... headers)
      throws IOException, InterruptedException {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    all[headers.length + 2] = "Sec-Fetch-Site";
    all[headers.length + 3] = "same-origin";
    return send("POST", path, json, all);
  }

  /**
   * Value of a header {@code Cookie} for a user who signed in; the token is that of FakeCluster.
   */
  String cookie(String user) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(
            "/api/session",
            "{\"token\": \"" + user + "-token\"}",
            "X-Forwarded-For",
            "192.0.2." + Math.floorMod(user.hashCode(), 250));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return answer.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
  }

  HttpRequest request(String method, String path, String body, String... headers) {
    String server = root.getScheme() + "://" + root.getRawAuthority();
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }
}
