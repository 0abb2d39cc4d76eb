package dev.selvedge.samples.batching;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.FanOutLimit;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.batching.BatchUpload.Progress;
import dev.selvedge.samples.batching.BatchUpload.Report;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many lines are uploaded in batches, a few at a time, and what cannot be is known. */
@Guarded
@Timeout(60)
class BatchUploadTests {
  private static final int BATCH = 10;
  private static final int AT_A_TIME = 4;
  private static HttpClient client;
  private static ExecutorService callers;

  private final List<Progress> progress = new CopyOnWriteArrayList<>();
  private SlowServer server;

  @BeforeAll
  static void startClient() {
    client = HttpClient.newHttpClient();
    callers = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stopClient() {
    callers.close();
    client.close();
  }

  @BeforeEach
  void start() throws IOException {
    server = SlowServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachLineIsUploadedOnceInBatches() throws Exception {
    Report report = to(quick()).upload(lines(95), progress::add);

    assertThat(report).isEqualTo(new Report(95, List.of()));
    assertThat(server.calls()).isEqualTo(10);
    assertThat(server.bodies().stream().flatMap(String::lines))
        .containsExactlyInAnyOrderElementsOf(lines(95));
    assertThat(server.bodies()).allMatch(body -> body.lines().count() <= BATCH);
  }

  @Test
  void theServiceHasAsManyCallersAsItMayHave() throws Exception {
    // None of the first ones is answered before all of them are there.
    URI service = server.together(AT_A_TIME, "uploaded");
    Recording recording = Selvedge.record(() -> to(service).upload(lines(200), progress::add));

    assertThat(recording).hasNoFindings().hasPeakFanOutAtMost(AT_A_TIME);
    assertThat(server.mostCallsAtOnce()).isEqualTo(AT_A_TIME);
  }

  @Test
  void progressIsToldAfterEachBatch() throws Exception {
    to(quick()).upload(lines(25), progress::add);

    assertThat(progress).hasSize(3).endsWith(new Progress(25, 0, 25));
    assertThat(progress).extracting(Progress::uploaded).isSorted();
  }

  @Test
  void aBatchThatCannotBeUploadedKeepsNoOtherFromIt() throws Exception {
    BatchUpload upload = to(server.unless("line-17", Duration.ZERO, "uploaded"));

    Report report = upload.upload(lines(45), progress::add);

    assertThat(report.uploaded()).isEqualTo(35);
    assertThat(report.missing()).isEqualTo(lines(45).subList(10, 20));
    assertThat(report.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).hasMessageEndingWith("answered 503"));
    assertThat(progress).endsWith(new Progress(35, 10, 45));
  }

  @Test
  void whatIsMissingCanBeTriedAgain() throws Exception {
    Report report =
        to(server.unless("line-7", Duration.ZERO, "uploaded")).upload(lines(30), progress::add);

    Report again = to(quick()).upload(report.missing(), progress::add);

    assertThat(report.uploaded() + again.uploaded()).isEqualTo(30);
    assertThat(again.missing()).isEmpty();
  }

  @Test
  void whatIsMissingIsInTheOrderOfTheLines() throws Exception {
    // That is a part of line-10 and its neighbours as well.
    BatchUpload upload = to(server.unless("line-1", Duration.ZERO, "uploaded"));

    Report report = upload.upload(lines(45), progress::add);

    assertThat(report.failures()).hasSize(2);
    assertThat(report.missing()).isEqualTo(lines(20));
  }

  @Test
  void aSlowListenerIsToldByOneAtATimeAndKeepsNoCallWaiting() throws Exception {
    URI service = server.unless("line-7", Duration.ZERO, "uploaded");
    AtomicInteger telling = new AtomicInteger();

    new BatchUpload(client, service, BATCH, 1)
        .upload(
            lines(50),
            told -> {
              assertThat(telling.incrementAndGet()).isEqualTo(1);
              await().until(() -> server.calls() == 5 && server.callsNow() == 0);
              progress.add(told);
              telling.decrementAndGet();
            });

    assertThat(progress).hasSize(5).contains(new Progress(40, 10, 50));
  }

  @Test
  void anUploadWithoutBatchesOrCallsIsRefused() {
    assertThatThrownBy(() -> new BatchUpload(client, quick(), 0, AT_A_TIME))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BatchUpload(client, quick(), BATCH, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsUploadedWhereThereIsNothing() throws Exception {
    assertThat(to(quick()).upload(List.of(), progress::add)).isEqualTo(new Report(0, List.of()));
    assertThat(server.calls()).isZero();
  }

  @Test
  void aBugIsAFailureOfAll() {
    assertThatThrownBy(
            () ->
                to(quick())
                    .upload(
                        lines(100),
                        _ -> {
                          throw new IllegalStateException("cannot be shown");
                        }))
        .isInstanceOf(FailedException.class)
        .hasRootCauseMessage("cannot be shown");
  }

  @Test
  void whoeverIsCancelledGivesUpWhatIsUnderWay() throws Exception {
    Future<Report> report =
        callers.submit(() -> to(server.endless("more")).upload(lines(100), progress::add));
    await().until(() -> server.callsNow() == AT_A_TIME);

    report.cancel(true);

    await().until(() -> server.callsNow() == 0);
  }

  @FanOutScaling
  void itDoesNotGrowWithTheLines(int size) throws Exception {
    to(quick()).upload(lines(size), progress::add);
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    assertThat(to(quick()).upload(lines(20), progress::add).missing()).isEmpty();
  }

  @Test
  @FanOutLimit(16)
  void aCallForEachLineIsFound() throws Exception {
    HastyUpload hasty = new HastyUpload(client, server.together(50, "uploaded"));
    Recording recording = Selvedge.record(() -> hasty.upload(lines(50)));

    Twin.assertFound(recording, HastyUpload.class);
    assertThat(server.mostCallsAtOnce()).isEqualTo(50);
  }

  private URI quick() {
    return server.slow(Duration.ofMillis(5), "uploaded");
  }

  private static BatchUpload to(URI service) {
    return new BatchUpload(client, service, BATCH, AT_A_TIME);
  }

  private static List<String> lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "line-" + i).toList();
  }
}
