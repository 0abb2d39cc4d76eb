package dev.selvedge.samples.nonblocking;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * Asks another service from an event loop, and leaves the loop alone until the answer is there:
 * what is to happen then is given to the future, and runs on the loop that has asked.
 */
public final class NonBlockingClient {
  private static final int OK = 200;
  private static final long LONGEST_SECONDS = 5;

  private final HttpClient client;

  /** One whose connections are served by the event loops of this Vert.x. */
  public NonBlockingClient(Vertx vertx) {
    this.client = vertx.createHttpClient();
  }

  /** The document at this address. It fails if the service does not have it, or takes 5 seconds. */
  public Future<String> fetch(URI address) {
    return client
        .request(new RequestOptions().setAbsoluteURI(address.toString()))
        .compose(request -> request.send().compose(NonBlockingClient::body))
        .timeout(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private static Future<String> body(HttpClientResponse response) {
    if (response.statusCode() != OK) {
      return Future.failedFuture("the service answered " + response.statusCode());
    }
    return response.body().map(Buffer::toString);
  }
}
