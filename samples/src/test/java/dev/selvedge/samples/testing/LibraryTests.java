package dev.selvedge.samples.testing;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static dev.selvedge.awaitility.SelvedgeAwaitility.allTasksDone;
import static dev.selvedge.awaitility.SelvedgeAwaitility.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.SlowServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asynchronous is waited for by what it comes to, never by the clock. */
@Guarded
@Timeout(60)
class LibraryTests {
  private SlowServer server;
  private HttpClient client;
  private Library library;

  @BeforeEach
  void open() throws IOException {
    server = SlowServer.start();
    client = HttpClient.newHttpClient();
    library = new Library(client);
  }

  @AfterEach
  void close() {
    library.close();
    client.close();
    server.close();
  }

  /** If it never comes, the message shows what is at work instead. */
  @Test
  void whatIsOrderedIsThereSomeTime() {
    URI menu = server.slow(Duration.ofMillis(100), "soup");

    library.order(menu);

    await().until(() -> library.find(menu).isPresent());
    assertThat(library.find(menu)).contains("soup");
  }

  /** Nothing will come of it, so that its end is waited for. */
  @Test
  void whatCannotBeHadIsNotThere() {
    URI menu = server.failing("soup");

    library.order(menu);

    await().until(allTasksDone());
    assertThat(library.find(menu)).isEmpty();
  }

  @Test
  void whoeverWaitsLearnsWhyItCannotBeHad() {
    URI menu = server.failing("soup");

    assertThatThrownBy(() -> library.get(menu, Duration.ofSeconds(20)))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage(menu + " answered 503");
  }

  /** The recording knows what has run, and on what. */
  @Test
  void whatIsThereIsFetchedOnce() throws Exception {
    URI menu = server.slow(Duration.ZERO, "soup");

    Recording recording =
        Selvedge.record(
            () -> {
              assertThat(library.get(menu, Duration.ofSeconds(20))).isEqualTo("soup");
              assertThat(library.get(menu, Duration.ofSeconds(20))).isEqualTo("soup");
            });

    assertThat(recording).hasNoFindings().hasStartedTasks(1).hasFailedTasks(0).leftNoTasks();
    assertThat(server.calls()).isEqualTo(1);
  }
}
