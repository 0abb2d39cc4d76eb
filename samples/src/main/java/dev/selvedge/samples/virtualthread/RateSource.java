package dev.selvedge.samples.virtualthread;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A service that knows exchange rates, and answers {@code CHF=0.95;USD=1.1}. */
public final class RateSource {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final URI address;

  /** The one at this address, asked by this client. */
  public RateSource(HttpClient client, URI address) {
    this.client = client;
    this.address = address;
  }

  /**
   * What one euro is worth elsewhere. Waits for the answer.
   *
   * @throws IOException if the service does not answer, or with a failure
   * @throws InterruptedException if the thread is interrupted; the call is ended then
   */
  public Map<String, Double> fetch() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return read(response.body());
  }

  static Map<String, Double> read(String rates) {
    return Arrays.stream(rates.split(";"))
        .map(rate -> rate.split("=", 2))
        .collect(
            Collectors.toUnmodifiableMap(rate -> rate[0], rate -> Double.parseDouble(rate[1])));
  }
}
