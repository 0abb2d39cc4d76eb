package dev.selvedge.samples.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.ExpectFinding;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.StructuredTaskScope.FailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A preview is made while the photo is uploaded, awaited, and given up when nobody needs it. */
@Guarded
@Timeout(60)
class BackgroundTaskTests {
  private static SlowServer server;
  private static HttpClient client;
  private static BackgroundTask background;
  // It outlives the tests, as that of a service outlives its requests.
  private static ExecutorService previews;

  private final ScopedBackgroundTask scoped = new ScopedBackgroundTask(client);

  @BeforeAll
  static void start() throws IOException {
    server = SlowServer.start();
    client = HttpClient.newHttpClient();
    background = new BackgroundTask(client);
    previews = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() {
    background.close();
    previews.close();
    client.close();
    server.close();
  }

  private interface Publisher {
    String publish(URI shrink, URI upload) throws Exception;
  }

  @Test
  void bothAreMadeAtTheSameTime() throws Exception {
    // The server answers when both are there.
    assertThat(background.publish(server.together(2, "cat"), server.together(2, "cat")))
        .isEqualTo("[cat](cat)");
    assertThat(scoped.publish(server.together(2, "dog"), server.together(2, "dog")))
        .isEqualTo("[dog](dog)");
  }

  @Test
  void itWaitsForThePreview() throws Exception {
    URI slow = server.slow(Duration.ofMillis(100), "small-cat");
    URI quick = server.slow(Duration.ZERO, "cat");

    assertThat(background.publish(slow, quick)).isEqualTo("[small-cat](cat)");
    assertThat(scoped.publish(slow, quick)).isEqualTo("[small-cat](cat)");
  }

  @Test
  void aPreviewThatCannotBeMadeIsAFailureOfThePage() {
    URI none = server.failing("small-cat");
    URI photo = server.slow(Duration.ZERO, "cat");

    assertThatThrownBy(() -> background.publish(none, photo))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage(none + " answered 503");
    assertThatThrownBy(() -> scoped.publish(none, photo))
        .isInstanceOf(FailedException.class)
        .hasRootCauseMessage(none + " answered 503");
  }

  @Test
  void ofTwoThatFailNoneIsLost() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      SlowServer own = SlowServer.start();
      URI preview = own.failing("small-cat");
      Future<String> page =
          callers.submit(() -> background.publish(preview, own.together(2, "cat")));
      await().until(() -> own.calls() == 2 && !Selvedge.dump().contains("preview-"));

      // That is the end of the upload.
      own.close();

      assertThatThrownBy(page::get)
          .cause()
          .isInstanceOf(IOException.class)
          .satisfies(
              failure ->
                  assertThat(failure.getSuppressed())
                      .singleElement()
                      .satisfies(it -> assertThat(it).hasMessage(preview + " answered 503")));
    }
  }

  @Test
  void whatHangsHasAName() throws Exception {
    assertHasName(background::publish, "preview-");
    assertHasName(scoped::publish, "publish-");
  }

  private static void assertHasName(Publisher publisher, String name) throws Exception {
    try (SlowServer own = SlowServer.start();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> page =
          callers.submit(() -> publisher.publish(own.endless("small-cat"), own.endless("cat")));
      await().until(() -> own.callsNow() == 2);

      assertThat(Selvedge.dump()).contains(name);

      page.cancel(true);
    }
  }

  @Test
  void nobodyNeedsThePreviewOfAPhotoThatWasNotUploaded() throws Exception {
    assertGivesUpThePreview(background::publish);
  }

  @Test
  void aScopeGivesItUp() throws Exception {
    assertGivesUpThePreview(scoped::publish);
  }

  private static void assertGivesUpThePreview(Publisher publisher) throws Exception {
    try (SlowServer own = SlowServer.start()) {
      assertThatThrownBy(() -> publisher.publish(own.endless("small-cat"), own.failing("cat")))
          .hasStackTraceContaining("answered 503");

      await().until(() -> own.callsNow() == 0);
    }
  }

  @Test
  void whatIsClosedMakesNoMorePreviews() {
    BackgroundTask own = new BackgroundTask(client);
    own.close();
    URI photo = server.slow(Duration.ZERO, "cat");

    assertThatThrownBy(() -> own.publish(photo, photo))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void nobodyNeedsAPhotoForWhichNobodyWaits() throws Exception {
    assertIsCancelled(background::publish);
  }

  @Test
  void aScopeIsCancelledWithItsOwner() throws Exception {
    assertIsCancelled(scoped::publish);
  }

  private static void assertIsCancelled(Publisher publisher) throws Exception {
    try (SlowServer own = SlowServer.start();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> page =
          callers.submit(() -> publisher.publish(own.endless("small-cat"), own.endless("cat")));
      await().until(() -> own.callsNow() == 2);

      page.cancel(true);

      await().until(() -> own.callsNow() == 0);
    }
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    URI quick = server.slow(Duration.ofMillis(20), "cat");

    assertThat(background.publish(server.slow(Duration.ofMillis(50), "small-cat"), quick))
        .isEqualTo("[small-cat](cat)");
  }

  @CancellationSweep
  void aScopeEndsWhereverItIsCancelled() throws Exception {
    URI quick = server.slow(Duration.ofMillis(20), "cat");

    assertThat(scoped.publish(server.slow(Duration.ofMillis(50), "small-cat"), quick))
        .isEqualTo("[small-cat](cat)");
  }

  @Test
  void aPreviewThatNobodyAwaitsIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(
                        new ForgottenBackgroundTask(client, previews)
                            .publish(server.together(2, "cow"), server.together(2, "cow")))
                    .isEqualTo("[small-cow](cow)"));

    SelvedgeAssertions.assertThat(recording).hasOnlyFindings("ForgottenFuture");
    Twin.assertFound(recording, ForgottenBackgroundTask.class);
  }

  @Test
  @ExpectFinding("ForgottenFuture")
  void thePageDoesNotWaitForThePreview() throws Exception {
    assertThat(
            new ForgottenBackgroundTask(client, previews)
                .publish(server.together(2, "hen"), server.together(2, "hen")))
        .isEqualTo("[small-hen](hen)");
  }
}
