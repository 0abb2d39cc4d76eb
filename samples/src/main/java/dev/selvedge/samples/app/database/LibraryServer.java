package dev.selvedge.samples.app.database;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Serves what the library knows, from an event loop, which never waits for the database: a virtual
 * thread does. If a client goes away, the statements for it are cancelled.
 */
public final class LibraryServer extends VerticleBase {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Library library;
  private @Nullable HttpServer server;

  /** One that answers {@code /1} by what there is to know about the member 1. */
  public LibraryServer(Library library) {
    this.library = library;
  }

  @Override
  public Future<?> start() {
    server = vertx.createHttpServer().requestHandler(this::answer);
    return server.listen(0, "127.0.0.1");
  }

  /** Where it listens, once it is deployed; 0 before. */
  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    Context loop = vertx.getOrCreateContext();
    var work =
        threads.submit(
            () -> {
              Answer answer = answerFor(request.uri());
              loop.runOnContext(_ -> send(answer, response));
            });
    // When the answer has been sent there is nothing to cancel any more.
    response.closeHandler(_ -> work.cancel(true));
  }

  private record Answer(int status, String text) {}

  /** Runs on a virtual thread, and may wait. */
  private Answer answerFor(String path) {
    try {
      return new Answer(200, library.overview(Long.parseLong(path.substring(1))).toString());
    } catch (NumberFormatException e) {
      return new Answer(400, "not the number of a member: " + path);
    } catch (TimeoutException e) {
      return new Answer(504, "the database takes too long");
    } catch (FailedException e) {
      return e.getCause() instanceof NoSuchElementException
          ? new Answer(404, "there is no such member")
          : new Answer(503, "the database cannot be asked");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(503, "interrupted");
    }
  }

  private static void send(Answer answer, HttpServerResponse response) {
    if (!response.closed()) {
      response.setStatusCode(answer.status()).end(answer.text()).onFailure(_ -> {});
    }
  }

  @Override
  public Future<?> stop() {
    threads.shutdownNow();
    return vertx.executeBlocking(
        () -> {
          threads.close();
          return null;
        });
  }
}
