package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.selvedge.agent.cases.support.Cases;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Failures of promises that another task has broken, of subclasses, and of the HTTP client. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class LostPromises {

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("promises", LostPromises::promises)
        .run("built on promises", LostPromises::builtOnPromises)
        .run("subclasses", LostPromises::subclasses)
        .run("HTTP", LostPromises::http)
        .end();
  }

  private static void promises() throws Exception {
    CompletableFuture<Integer> byThread = new CompletableFuture<>();
    Work.elsewhere(() -> byThread.completeExceptionally(lost())); // FINDING: LostFailure
    CompletableFuture<Integer> byTask = new CompletableFuture<>();
    POOL.execute(() -> byTask.completeExceptionally(lost())); // FINDING: LostFailure
    CompletableFuture<Integer> byStage = new CompletableFuture<>();
    supplyAsync(Work::succeeds)
        .thenAccept(one -> byStage.completeExceptionally(lost())) // FINDING: LostFailure
        .join();
    CompletableFuture<Integer> byCallee = new CompletableFuture<>();
    POOL.execute(() -> answer(byCallee));
    Work.awaitDone(byTask);
    Work.awaitDone(byCallee);
  }

  private static void answer(CompletableFuture<Integer> promise) {
    try {
      promise.complete(Work.fails());
    } catch (RuntimeException e) {
      promise.completeExceptionally(e); // FINDING: LostFailure
    }
  }

  private static void builtOnPromises() throws Exception {
    CompletableFuture<Integer> source = new CompletableFuture<>();
    source.thenApply(one -> one); // FINDING: LostFailure
    Work.elsewhere(() -> source.completeExceptionally(lost()));
    CompletableFuture<Integer> both = new CompletableFuture<>();
    allOf(both, Work.done()); // FINDING: LostFailure
    Work.elsewhere(() -> both.completeExceptionally(lost()));
    CompletableFuture<Integer> kept = new CompletableFuture<>();
    kept.thenApply(one -> Work.fails()); // FINDING: LostFailure
    Work.elsewhere(() -> kept.complete(1));
  }

  private static void subclasses() throws Exception {
    Own.supply(Work::fails);
    Own.supply(Work::succeeds).thenApply(one -> Work.fails()); // FINDING: LostFailure
    Own.supply(Work::succeeds).thenApplyAsync(one -> Work.fails()); // FINDING: LostFailure
    Own.supply(Work::fails).thenCompose(one -> Work.done()); // FINDING: LostFailure
    Own.supply(Work::fails).copy(); // FINDING: LostFailure
    Plain<Integer> plain = new Plain<>();
    plain.completeAsync(Work::fails); // FINDING: LostFailure
    new Plain<Integer>().completeAsync(Work::fails).thenApply(one -> one); // FINDING: LostFailure
    Guarded<Integer> guarded = new Guarded<>();
    Work.elsewhere(() -> guarded.completeExceptionally(lost()));
  }

  private static void http() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closed + "/")).build();
    CountDownLatch failed = new CountDownLatch(1);
    ExecutorService executor = Executors.newFixedThreadPool(2, Work::daemon);
    HttpClient client = HttpClient.newBuilder().executor(executor).build();
    var sent = client.sendAsync(request, BodyHandlers.ofString()); // FINDING: LostFailure
    Work.awaitDone(sent);
    var body =
        client
            .sendAsync(request, BodyHandlers.ofString())
            .thenApply(response -> response.body()); // FINDING: LostFailure
    Work.awaitDone(body);
    client
        .sendAsync(request, BodyHandlers.ofString())
        .whenComplete((response, failure) -> failed.countDown());
    Work.await(failed);
    brokenAndSlow(client);
    Work.close(executor);
  }

  /** On their way the client wraps these failures, and looks at them itself. */
  private static void brokenAndSlow(HttpClient client) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"))
              // It tries again when the connection is broken.
              .timeout(Duration.ofSeconds(1))
              .build();
      var broken = client.sendAsync(request, BodyHandlers.ofString()); // FINDING: LostFailure
      try (Socket connection = socket.accept()) {
        if (connection.getInputStream().read() < 0) {
          throw new AssertionError();
        }
      }
      Work.awaitDone(broken);
      HttpRequest impatient =
          HttpRequest.newBuilder(request.uri()).timeout(Duration.ofMillis(50)).build();
      var slow = client.sendAsync(impatient, BodyHandlers.ofString()); // FINDING: LostFailure
      Work.awaitDone(slow);
    }
  }

  private static RuntimeException lost() {
    return new IllegalStateException("lost");
  }

  /** As libraries make them: every stage is one of them. */
  private static final class Own<T> extends CompletableFuture<T> {
    static <T> Own<T> supply(Supplier<T> supplier) {
      Own<T> own = new Own<>();
      own.completeAsync(supplier); // FINDING: LostFailure
      return own;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new Own<>();
    }

    @Override
    public Executor defaultExecutor() {
      return POOL;
    }
  }

  /** One that is no more than another name. */
  private static final class Plain<T> extends CompletableFuture<T> {}

  /** One that overrides what it is completed by. */
  private static final class Guarded<T> extends CompletableFuture<T> {
    @Override
    public boolean completeExceptionally(Throwable failure) {
      RuntimeException wrapped = new IllegalStateException("guarded", failure);
      return super.completeExceptionally(wrapped); // FINDING: LostFailure
    }
  }
}
