package dev.selvedge.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is lost between producers and consumers, and no more waits than there is room for. */
@Guarded
@Timeout(60)
class PipelineTests {
  private static final int ROOM = 5;
  private static SlowServer server;
  private static HttpClient client;
  private static ExecutorService callers;

  private final Pipeline<String> pipeline = new Pipeline<>(ROOM);
  private final Queue<String> delivered = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() throws IOException {
    server = SlowServer.start();
    client = HttpClient.newHttpClient();
    callers = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() {
    callers.close();
    client.close();
    server.close();
  }

  @Test
  void fourProducersAndThreeConsumersLoseNothing() throws Exception {
    AtomicInteger waiting = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Source<String>> counted =
        sources(4, 50).stream().map(source -> counted(source, waiting, most)).toList();

    pipeline.run(
        counted,
        Collections.nCopies(
            3,
            order -> {
              waiting.decrementAndGet();
              deliver(order);
            }));

    assertThat(delivered)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 4).boxed().flatMap(number -> orders(number, 50).stream()).toList());
    // There is one more in the hands of each consumer that has not yet said so.
    assertThat(most.get()).isBetween(1, ROOM + 3);
  }

  /** Counts what was handed over. */
  private static Source<String> counted(
      Source<String> source, AtomicInteger waiting, AtomicInteger most) {
    return sink ->
        source.sendTo(
            order -> {
              sink.accept(order);
              most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            });
  }

  @Test
  void moreConsumersThanItemsEndAsWell() throws Exception {
    pipeline.run(sources(1, 1), Collections.nCopies(8, this::deliver));

    assertThat(delivered).containsExactly("0-0");
  }

  @Test
  void whereNothingIsProducedNothingIsConsumed() throws Exception {
    pipeline.run(List.of(), Collections.nCopies(2, this::deliver));

    assertThat(delivered).isEmpty();
  }

  @Test
  void aPipelineThatWouldLoseEverythingIsRefused() {
    assertThatThrownBy(() -> pipeline.run(sources(1, 1), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pipeline<String>(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void producersWaitWhenThereIsNoRoom() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      AtomicInteger handedOver = new AtomicInteger();
      URI held = own.together(2, "delivered");
      Source<String> quick =
          sink -> {
            for (String order : orders(0, 100)) {
              sink.accept(order);
              handedOver.incrementAndGet();
            }
          };
      Future<?> run =
          callers.submit(
              () -> {
                pipeline.run(List.of(quick), List.of(_ -> call(held)));
                return null;
              });

      // One is being delivered, and the others wait.
      await().until(() -> handedOver.get() == ROOM + 1);
      await()
          .during(Duration.ofMillis(100))
          .until(() -> handedOver.get() == ROOM + 1 && own.callsNow() == 1);

      call(held);
      run.get();
      assertThat(handedOver).hasValue(100);
    }
  }

  @Test
  void aConsumerThatFailsEndsAll() throws Exception {
    URI none = server.failing("delivered");

    assertThatThrownBy(() -> pipeline.run(sources(4, 1000), List.of(_ -> call(none))))
        .isInstanceOf(FailedException.class)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage(none + " answered 503");
  }

  @Test
  void aProducerThatFailsEndsAll() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      CountDownLatch delivering = new CountDownLatch(1);
      Source<String> broken =
          sink -> {
            sink.accept("0-0");
            delivering.await();
            throw new IOException("no more orders");
          };
      Sink<String> endless =
          _ -> {
            delivering.countDown();
            call(own.endless("delivered"));
          };

      assertThatThrownBy(() -> pipeline.run(List.of(broken), List.of(endless)))
          .isInstanceOf(FailedException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessage("no more orders");
      await().until(() -> own.callsNow() == 0);
    }
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    pipeline.run(sources(2, 10), Collections.nCopies(2, this::deliver));

    assertThat(delivered).hasSize(20);
  }

  @Test
  void aQueueThatGrowsIsFound() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      URI held = own.together(2, "delivered");
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch goesOn = new CountDownLatch(2);
      Source<String> quick =
          sink -> {
            sink.accept("first");
            begun.await();
            for (String order : orders(0, 2_000)) {
              sink.accept(order);
            }
            call(held);
            // There is room again before the end is put behind them.
            goesOn.await();
          };
      // Only the first one takes its time.
      Sink<String> slow =
          order -> {
            begun.countDown();
            if (order.equals("first")) {
              call(held);
            }
            delivered.add(order);
            goesOn.countDown();
          };
      Recording recording =
          Selvedge.record(() -> new HoardingPipeline<String>().run(List.of(quick), List.of(slow)));

      Twin.assertFound(recording, HoardingPipeline.class);
      assertThat(delivered).hasSize(2_001);
    }
  }

  private static List<Source<String>> sources(int count, int each) {
    return IntStream.range(0, count).mapToObj(number -> source(number, each)).toList();
  }

  private static Source<String> source(int number, int each) {
    return sink -> {
      call(server.slow(Duration.ZERO, "orders"));
      for (String order : orders(number, each)) {
        sink.accept(order);
      }
    };
  }

  private static List<String> orders(int number, int count) {
    return IntStream.range(0, count).mapToObj(i -> number + "-" + i).toList();
  }

  private void deliver(String order) throws IOException, InterruptedException {
    call(server.slow(Duration.ZERO, "delivered"));
    delivered.add(order);
  }

  private static void call(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException(address + " answered " + status);
    }
  }
}
