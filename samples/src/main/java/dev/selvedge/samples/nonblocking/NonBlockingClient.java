package dev.selvedge.samples.nonblocking;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks another service from an event loop, and leaves the loop alone until the answer is there:
 * what is to happen then is given to the future, and runs on the loop that has asked.
 */
public final class NonBlockingClient {
  private static final int OK = 200;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final HttpClient client;
  private final Duration longest;

  /** One that waits at most five seconds for a document. */
  public NonBlockingClient(Vertx vertx) {
    this(vertx, LONGEST);
  }

  /**
   * One whose connections are served by the event loops of this Vert.x, and are closed with it.
   *
   * @param longest for how long it waits for a document, and before that for a connection
   */
  public NonBlockingClient(Vertx vertx, Duration longest) {
    this.client = vertx.createHttpClient();
    this.longest = longest;
  }

  /** The document at this address. It fails if the service does not have it, or takes too long. */
  public Future<String> fetch(URI address) {
    RequestOptions options = new RequestOptions().setAbsoluteURI(address.toString());
    return client
        .request(options.setConnectTimeout(longest.toMillis()))
        .compose(this::documentInTime);
  }

  private Future<String> documentInTime(HttpClientRequest request) {
    return request
        .send()
        .compose(NonBlockingClient::body)
        .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
        // Otherwise it would keep one of the few connections until the service answers.
        .onFailure(_ -> request.reset());
  }

  private static Future<String> body(HttpClientResponse response) {
    if (response.statusCode() != OK) {
      return Future.failedFuture("the service answered " + response.statusCode());
    }
    return response.body().map(Buffer::toString);
  }
}
