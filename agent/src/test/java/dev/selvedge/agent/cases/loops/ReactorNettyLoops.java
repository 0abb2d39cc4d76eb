package dev.selvedge.agent.cases.loops;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/** Reactor Netty: a server and a client over HTTP, whose loops are those of Netty. */
public final class ReactorNettyLoops {

  public static void main(String[] args) {
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(
                routes ->
                    routes
                        .get(
                            "/loop",
                            (request, response) -> {
                              sleepInHandler();
                              return response.sendString(Mono.just("done"));
                            })
                        .get(
                            "/elastic",
                            (request, response) ->
                                response.sendString(
                                    Mono.fromCallable(ReactorNettyLoops::sleepElsewhere)
                                        .subscribeOn(Schedulers.boundedElastic()))))
            .bindNow(Duration.ofSeconds(20));
    HttpClient client = HttpClient.create().host("127.0.0.1").port(server.port());
    get(client, "/loop").map(ReactorNettyLoops::sleepOnAnswer).block();
    get(client, "/elastic")
        .publishOn(Schedulers.boundedElastic())
        .map(ReactorNettyLoops::sleepOnAnswerElsewhere)
        .block();
    pause();
    server.disposeNow(Duration.ofSeconds(20));
    HttpResources.disposeLoopsAndConnectionsLater(Duration.ofMillis(1), Duration.ofSeconds(20))
        .block(Duration.ofSeconds(20));
    Schedulers.shutdownNow();
  }

  private static Mono<String> get(HttpClient client, String path) {
    return client.get().uri(path).responseContent().aggregate().asString();
  }

  private static void sleepInHandler() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sleepOnAnswer(String answer) {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return answer;
  }

  private static String sleepElsewhere() throws InterruptedException {
    Thread.sleep(5);
    return "done";
  }

  private static String sleepOnAnswerElsewhere(String answer) {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return answer;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(300);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
