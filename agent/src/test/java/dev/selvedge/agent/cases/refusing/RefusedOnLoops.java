package dev.selvedge.agent.cases.refusing;

import static dev.selvedge.agent.cases.refusing.Attempt.holds;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The loops of frameworks fail the task that was refused, and go on. */
public final class RefusedOnLoops {

  private static final BlockingQueue<String> EMPTY = new LinkedBlockingQueue<>();

  private RefusedOnLoops() {}

  public static void main(String[] args) throws Exception {
    netty();
    vertx();
    reactor();
  }

  private static void netty() throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    EventLoop loop = group.next();
    try {
      loop.submit(() -> EMPTY.take()).get(); // FINDING: BlockedEventLoop
      holds(false);
    } catch (ExecutionException failed) {
      holds(isRefusal(failed.getCause()));
    }
    loop.execute(() -> sleep());
    holds(loop.submit(() -> 1).get(10, TimeUnit.SECONDS) == 1);
    group.shutdownGracefully(1, 100, TimeUnit.MILLISECONDS).await();
  }

  private static void vertx() throws Exception {
    Vertx vertx = Vertx.vertx();
    CompletableFuture<Throwable> reported = new CompletableFuture<>();
    vertx.getOrCreateContext().exceptionHandler(reported::complete).runOnContext(fired -> sleep());
    holds(isRefusal(reported.get(10, TimeUnit.SECONDS)));
    CompletableFuture<Boolean> alive = new CompletableFuture<>();
    vertx.getOrCreateContext().runOnContext(fired -> alive.complete(true));
    holds(alive.get(10, TimeUnit.SECONDS));
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static void reactor() {
    try {
      Mono.fromCallable(() -> EMPTY.take()) // FINDING: BlockedEventLoop
          .subscribeOn(Schedulers.parallel())
          .block(Duration.ofSeconds(10));
      holds(false);
    } catch (Throwable failed) {
      holds(isRefusal(Exceptions.unwrap(failed)));
    }
    holds(Mono.just(1).delayElement(Duration.ofMillis(1)).block(Duration.ofSeconds(10)) == 1);
    Schedulers.shutdownNow();
  }

  private static void sleep() {
    try {
      Thread.sleep(5_000); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRefusal(Throwable thrown) {
    return thrown.getClass().getName().equals("dev.selvedge.agent.BlockingCallError");
  }
}
