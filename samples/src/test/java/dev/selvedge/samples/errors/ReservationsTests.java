package dev.selvedge.samples.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.errors.Reservations.OutOfStock;
import dev.selvedge.samples.errors.Reservations.OutOfStockException;
import dev.selvedge.samples.errors.Reservations.Reserved;
import dev.selvedge.samples.errors.Reservations.Unreachable;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.Subtask.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of each item it is known what came of it, and what the twin does not look at is found. */
@Guarded
@Timeout(60)
class ReservationsTests {
  private static SlowServer server;
  private static HttpClient client;

  private final Reservations reservations = new Reservations(client);

  @BeforeAll
  static void start() throws IOException {
    server = SlowServer.start();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void ofEachItemItIsKnownWhatCameOfIt() throws Exception {
    URI tea = server.slow(Duration.ofMillis(100), "tea");
    URI coffee = server.answering(404, "coffee");
    URI milk = server.failing("milk");

    var outcomes = reservations.reserveWhatIsThere(List.of(coffee, tea, milk));

    assertThat(outcomes).hasSize(3).startsWith(new OutOfStock(coffee), new Reserved(tea, "tea"));
    assertThat(outcomes.getLast())
        .isInstanceOfSatisfying(
            Unreachable.class, it -> assertThat(it.reason()).hasMessage(milk + " answered 503"));
  }

  @Test
  void nothingThatIsExpectedToFailEndsTheRest() throws Exception {
    // The two that are there answer when both have been asked.
    URI tea = server.together(2, "tea");

    assertThat(reservations.reserveWhatIsThere(List.of(server.failing("milk"), tea, tea)))
        .contains(new Reserved(tea, "tea"));
  }

  @Test
  void whatIsNotExpectedIsAFailureOfAll() {
    assertThatThrownBy(
            () -> reservations.reserveWhatIsThere(List.of(URI.create("mailto:tea@example.org"))))
        .isInstanceOf(FailedException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstThatIsMissingEndsTheRest() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      assertThatThrownBy(
              () ->
                  reservations.reserveAll(
                      List.of(own.endless("tea"), own.answering(404, "coffee"))))
          .isInstanceOf(FailedException.class)
          .hasRootCauseInstanceOf(OutOfStockException.class);

      await().until(() -> own.callsNow() == 0);
    }
  }

  @Test
  void allOfThemComeInTheirOrder() throws Exception {
    assertThat(
            reservations.reserveAll(
                List.of(
                    server.slow(Duration.ofMillis(100), "tea"),
                    server.slow(Duration.ZERO, "milk"))))
        .containsExactly("tea", "milk");
  }

  @Test
  void aBudgetLetsAFewFail() throws Exception {
    try (var scope = StructuredTaskScope.open(new FailureBudget<List<String>>(1))) {
      scope.fork(() -> reservations.reserveAll(List.of(server.failing("milk"))));
      scope.fork(() -> reservations.reserveAll(List.of(server.slow(Duration.ofMillis(50), "tea"))));

      assertThat(scope.join()).map(Subtask::state).containsExactly(State.FAILED, State.SUCCESS);
    }
  }

  @Test
  void whatIsOverTheBudgetEndsTheRest() throws Exception {
    try (SlowServer own = SlowServer.start();
        var scope = StructuredTaskScope.open(new FailureBudget<List<String>>(1))) {
      scope.fork(() -> reservations.reserveAll(List.of(own.endless("tea"))));
      scope.fork(() -> reservations.reserveAll(List.of(own.failing("milk"))));
      scope.fork(() -> reservations.reserveAll(List.of(own.failing("bread"))));

      assertThatThrownBy(scope::join)
          .isInstanceOf(FailedException.class)
          .cause()
          .hasMessage("more than 1 have failed")
          .satisfies(tooMany -> assertThat(tooMany.getSuppressed()).hasSize(2));
      await().until(() -> own.callsNow() == 0);
    }
  }

  @Test
  void noBudgetIsLessThanNothing() {
    assertThatThrownBy(() -> new FailureBudget<String>(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whereNothingWasAskedForNothingCameOfIt() throws Exception {
    assertThat(reservations.reserveWhatIsThere(List.of())).isEmpty();
    assertThat(reservations.reserveAll(List.of())).isEmpty();
  }

  @Test
  void aCallThatFailsGivesItsPermitBack() throws Exception {
    URI milk = server.failing("milk");

    assertThat(reservations.reserveWhatIsThere(Collections.nCopies(20, milk)))
        .hasSize(20)
        .allMatch(outcome -> outcome instanceof Unreachable);
  }

  @FanOutScaling
  void itDoesNotGrowWithTheOrder(int size) throws Exception {
    reservations.reserveWhatIsThere(
        Collections.nCopies(size, server.slow(Duration.ofMillis(20), "tea")));
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    URI tea = server.slow(Duration.ofMillis(50), "tea");

    assertThat(reservations.reserveWhatIsThere(List.of(tea)))
        .containsExactly(new Reserved(tea, "tea"));
  }

  @CancellationSweep
  void allOrNothingEndsWhereverItIsCancelled() throws Exception {
    URI tea = server.slow(Duration.ofMillis(50), "tea");

    assertThat(reservations.reserveAll(List.of(tea, tea))).containsExactly("tea", "tea");
  }

  @Test
  void whatTheTwinDoesNotLookAtIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(
                        new BlindReservations(client)
                            .reserve(
                                List.of(
                                    server.slow(Duration.ofMillis(20), "tea"),
                                    server.failing("coffee"))))
                    .isEqualTo(2));

    Twin.assertFound(recording, BlindReservations.class);
  }

  @Test
  void whereNothingIsMissingTheTwinIsRight() throws Exception {
    assertThat(
            new BlindReservations(client)
                .reserve(List.of(server.slow(Duration.ofMillis(20), "tea"))))
        .isEqualTo(1);
  }
}
