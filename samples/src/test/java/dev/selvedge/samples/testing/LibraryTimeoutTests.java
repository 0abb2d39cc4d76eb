package dev.selvedge.samples.testing;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A time-out comes in time, and the work behind it is gone. */
@Guarded
@Timeout(60)
class LibraryTimeoutTests {
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

  @Test
  void whatTakesTooLongIsGivenUpAndEnded() {
    URI novel = server.slow(Duration.ofSeconds(50), "novel");
    Stopwatch watch = Stopwatch.start();

    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(() -> library.get(novel, Duration.ofMillis(300)))
                    .isInstanceOf(TimeoutException.class));

    // Generous: it is the 50 s that must not be waited for.
    assertThat(watch.elapsed()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(20));
    assertThat(recording)
        .hasNoFindings()
        .wasCancelledWithin(Duration.ofSeconds(5))
        .paidEveryCancellation()
        .leftNoTasks();
  }

  /** The same for whoever is cancelled while he waits, wherever that is. */
  @CancellationSweep
  void whoeverWaitsCanBeCancelled() throws Exception {
    URI menu = server.slow(Duration.ofMillis(50), "soup");

    assertThat(library.get(menu, Duration.ofSeconds(20))).isEqualTo("soup");
  }
}
