package dev.selvedge.samples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * One request to the shop, and what it has to answer.
 *
 * @param body what is sent; may be empty
 * @param status the HTTP status of the answer
 * @param answer what the answer must contain
 */
record Visit(String method, String path, String body, int status, String answer) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static Visit get(String path, int status, String answer) {
    return new Visit("GET", path, "", status, answer);
  }

  static Visit post(String path, String body, int status, String answer) {
    return new Visit("POST", path, body, status, answer);
  }

  /**
   * Sends the request and waits for the answer.
   *
   * @throws IOException if there is none, or another one
   */
  void send(HttpClient client, URI shop) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(shop.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .timeout(PATIENCE)
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != status || !response.body().contains(answer)) {
      throw new IOException(
          "%s %s: expected %d with %s, got %d with %s"
              .formatted(method, path, status, answer, response.statusCode(), response.body()));
    }
  }
}
