package dev.selvedge.samples.loopcompute;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.demo.Markers;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignUpRoutesTests {
  /** Of the word {@code secret}, with the salt and the rounds of the routes. */
  private static final String HASH =
      "6d65d6a9f193dba9eacab4532c732da0fd030b016c4ac5e5ba0c7dd1031c75cf";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Vertx vertx;
  private static HttpServer server;

  @BeforeAll
  static void open() throws Exception {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    new SignUpRoutes(vertx).addTo(router);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
  }

  @AfterAll
  static void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void aPoolThatHashesLeavesTheLoopAlone() throws Exception {
    Recording recording = Selvedge.record(() -> assertThat(get("/sign-up/secret")).isEqualTo(HASH));

    assertThat(recording).hasNoFindings();
  }

  @Test
  void theTwinIsFoundAtTheLineThatHashes() throws Exception {
    Recording recording =
        Selvedge.record(() -> assertThat(get("/slow/sign-up/secret")).isEqualTo(HASH));

    assertThat(recording).hasOnlyFindings("SlowEventLoopCallback");
    assertThat(recording)
        .findings()
        .extracting(Finding::message)
        .allSatisfy(
            message ->
                assertThat(message)
                    .contains("on the Vert.x event loop thread")
                    .contains(Markers.place("loopcompute", "SignUpRoutes.java")));
  }

  private static String get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }
}
