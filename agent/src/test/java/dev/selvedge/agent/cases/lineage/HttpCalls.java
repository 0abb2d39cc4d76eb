package dev.selvedge.agent.cases.lineage;

import com.sun.net.httpserver.HttpServer;
import dev.selvedge.agent.cases.support.Carried;
import dev.selvedge.agent.cases.support.Probe;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;

/** What the JDK's HTTP client calls back. */
public final class HttpCalls {

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = new byte[200_000];
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    all("", HttpClient.newHttpClient(), request);
    all(
        " with a pool",
        HttpClient.newBuilder()
            .executor(
                Executors.newFixedThreadPool(
                    1,
                    task -> {
                      Thread thread = new Thread(task, "worker");
                      thread.setDaemon(true);
                      return thread;
                    }))
            .build(),
        request);
    Carried.end();
  }

  private static void all(String name, HttpClient client, HttpRequest request) throws Exception {
    client.send(request, BodyHandlers.discarding());
    Carried.by(
        "thenRun" + name,
        probe -> {
          client.sendAsync(request, BodyHandlers.discarding()).thenRun(probe::run);
          return () -> {};
        });
    Carried.by(
        "thenApplyAsync" + name,
        probe -> {
          client.sendAsync(request, BodyHandlers.ofString()).thenApplyAsync(probe::apply);
          return () -> {};
        });
    Carried.by(
        "a body handler" + name,
        probe -> {
          client.sendAsync(
              request,
              info -> {
                probe.run();
                return BodySubscribers.discarding();
              });
          return () -> {};
        });
    Carried.by(
        "a body handler of send" + name,
        probe -> {
          client.send(
              request,
              info -> {
                probe.run();
                return BodySubscribers.discarding();
              });
          return () -> {};
        });
    Carried.by(
        "a mapped body" + name,
        probe -> {
          client.sendAsync(request, mapping(probe));
          return () -> {};
        });
    Carried.by(
        "a body subscriber" + name,
        probe -> {
          client.sendAsync(request, info -> new Counting(probe));
          return () -> {};
        });
  }

  private static BodyHandler<Object> mapping(Probe probe) {
    return info -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), probe::apply);
  }

  /** Leaves the probe when the body has come. */
  private static final class Counting implements BodySubscriber<Void> {
    private final Probe probe;
    private final BodySubscriber<Void> rest = BodySubscribers.replacing(null);

    Counting(Probe probe) {
      this.probe = probe;
    }

    @Override
    public CompletionStage<Void> getBody() {
      return rest.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      rest.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
      rest.onNext(item);
    }

    @Override
    public void onError(Throwable thrown) {
      rest.onError(thrown);
    }

    @Override
    public void onComplete() {
      probe.run();
      rest.onComplete();
    }
  }
}
