package dev.selvedge.samples.pitfall.forgotten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A failure that is handed to whoever waits is silent, and one that is dropped is found. */
@Timeout(60)
class SignUpTests {
  private static ExecutorService executor;
  private static SlowServer server;
  private static HttpClient client;

  @BeforeAll
  static void open() throws IOException {
    server = SlowServer.start();
    client = HttpClient.newHttpClient();
    executor = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void close() {
    executor.close();
    client.close();
    server.close();
  }

  private static void refuse(String name) {
    throw new IllegalStateException("mailbox of " + name + " is full");
  }

  @Test
  void whoSignsUpHasHisAccountAndHisMail() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new SignUp(_ -> {}, executor).register("Ada").get())
                    .isEqualTo("account of Ada"));

    SelvedgeAssertions.assertThat(recording).hasNoFindings().leftNoTasks();
  }

  @Test
  void whoWaitsLearnsThatTheMailWasNotSent() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(
                        () -> new SignUp(SignUpTests::refuse, executor).register("Ada").get())
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("mailbox of Ada is full"));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void whoWaitsLearnsThatThereWasNoRoomForTheMail() {
    List<String> told = new CopyOnWriteArrayList<>();
    AtomicInteger room = new AtomicInteger(1);
    Executor small =
        task -> {
          if (room.getAndDecrement() < 1) {
            throw new RejectedExecutionException("no room");
          }
          task.run();
        };

    assertThatThrownBy(() -> new SignUp(told::add, small).register("Ada").get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no room");
    assertThat(told).isEmpty();
  }

  @CancellationSweep
  void whoeverWaitsAndWhoeverSendsCanBeCancelled() throws Exception {
    assertThat(new SignUp(SignUpTests::send, executor).register("Ada").get())
        .isEqualTo("account of Ada");
  }

  /** Waits for the answer of the mail server. */
  private static void send(String name) {
    HttpRequest mail =
        HttpRequest.newBuilder(server.slow(Duration.ofMillis(50), "welcome " + name)).build();
    try {
      client.send(mail, BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  @Test
  void aFailureThatIsDroppedIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new SilentSignUp(SignUpTests::refuse, executor).register("Ada").get())
                    .isEqualTo("account of Ada"));

    Twin.assertFound(recording, SilentSignUp.class);
  }

  /** The same line, on the days on which the mail server is up. */
  @Test
  void whatIsDroppedIsForgottenAlsoIfItDoesNotFail() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new SilentSignUp(_ -> {}, executor).register("Ada").get())
                    .isEqualTo("account of Ada"));

    SelvedgeAssertions.assertThat(recording).hasOnlyFindings("ForgottenFuture");
  }

  @Test
  void aChainWhoseEndIsDroppedIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new HastySignUp(_ -> {}, executor).register("Ada").get())
                    .isEqualTo("account of Ada"));

    Twin.assertFound(recording, HastySignUp.class);
  }
}
