package dev.selvedge.samples.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

/**
 * Fetches a document and has it shown, and nobody waits for it: the caller goes on before it is
 * there, and were there none, nobody would know. {@link FutureFetch} returns what can be waited
 * for.
 */
public final class ForgetfulFetch {
  private final HttpClient client;

  /** One that asks by this client. */
  public ForgetfulFetch(HttpClient client) {
    this.client = client;
  }

  /** Shows the document at this address. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the flaw
  public void show(URI address, Consumer<String> screen) {
    client
        .sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .thenAccept(screen); // FINDING: ForgottenFuture
  }
}
