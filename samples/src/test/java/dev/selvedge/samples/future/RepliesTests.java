package dev.selvedge.samples.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.Twin;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A future that is completed however it ends is silent, and one that is forgotten is found. */
@Guarded
@Timeout(60)
class RepliesTests {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(20);

  /** The numbers of the questions that were sent. */
  private final List<Long> sent = new CopyOnWriteArrayList<>();

  private final Replies replies = new Replies((number, _) -> sent.add(number));

  @Test
  void aReplyIsHandedToWhoeverAsked() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              CompletableFuture<String> reply = replies.ask("tea?");
              elsewhere(() -> replies.replied(sent.getFirst(), "yes"));
              assertThat(reply.get()).isEqualTo("yes");
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings().leftNoTasks();
  }

  @Test
  void twoRepliesAreOneWhenBothAreThere() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              CompletableFuture<String> both = replies.askBoth("tea?", "milk?");
              elsewhere(() -> replies.replied(sent.getLast(), "please"));
              assertThat(both).isNotDone();
              elsewhere(() -> replies.replied(sent.getFirst(), "yes"));
              assertThat(both.get()).isEqualTo("yes, please");
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void whenOneIsRefusedNobodyWaitsForTheOther() {
    for (int refused = 0; refused < 2; refused++) {
      sent.clear();
      CompletableFuture<String> both = replies.askBoth("tea?", "milk?");
      replies.refused(sent.get(refused), "sold out");

      assertThatThrownBy(() -> both.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("sold out");
      assertThat(replies.open()).isZero();
    }
  }

  @Test
  void whoNoLongerWantsBothWaitsForNone() {
    CompletableFuture<String> both = replies.askBoth("tea?", "milk?");
    assertThat(replies.open()).isEqualTo(2);

    both.cancel(false);

    assertThat(replies.open()).isZero();
  }

  @Test
  void nothingIsKeptOfAQuestionThatIsDoneWith() throws Exception {
    CompletableFuture<String> answered = replies.ask("tea?");
    replies.replied(sent.getFirst(), "yes");
    assertThat(answered.get()).isEqualTo("yes");
    replies.ask("milk?").cancel(false);
    assertThatThrownBy(() -> replies.await("cake?", SHORT)).isInstanceOf(TimeoutException.class);

    assertThat(replies.open()).isZero();
    // Whoever replies late replies to nobody.
    replies.replied(sent.getLast(), "yes");
    replies.refused(sent.getLast(), "sold out");
  }

  @Test
  void patienceMayBeForEver() throws Exception {
    AtomicReference<Replies> prompt = new AtomicReference<>();
    prompt.set(new Replies((number, _) -> prompt.get().replied(number, "yes")));

    assertThat(prompt.get().await("tea?", ChronoUnit.FOREVER.getDuration())).isEqualTo("yes");
  }

  @Test
  void whoIsRefusedLearnsWhy() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              CompletableFuture<String> reply = replies.ask("coffee?");
              elsewhere(() -> replies.refused(sent.getFirst(), "sold out"));
              assertThatThrownBy(reply::get)
                  .isInstanceOf(ExecutionException.class)
                  .hasRootCauseInstanceOf(RefusedException.class)
                  .hasRootCauseMessage("sold out");
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void whoRunsOutOfPatienceWaitsNoLonger() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(() -> replies.await("tea?", SHORT))
                    .isInstanceOf(TimeoutException.class));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void whenNobodyListensAnyMoreAllWaitsEnd() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              CompletableFuture<String> reply = replies.ask("tea?");
              elsewhere(replies::close);
              assertThatThrownBy(reply::get).hasRootCauseMessage("closed");
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void whoAsksWhenNobodyListensIsTold() {
    replies.close();

    assertThatThrownBy(() -> replies.await("tea?", LONG)).hasRootCauseMessage("closed");
    assertThat(sent).isEmpty();
  }

  /** The reply comes when it is waited for, so that there is something to cancel. */
  @CancellationSweep
  void whoeverWaitsForAReplyCanBeCancelled() throws Exception {
    Thread asker = Thread.currentThread();
    AtomicBoolean over = new AtomicBoolean();
    Thread other =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  while (asker.getState() != Thread.State.TIMED_WAITING && !over.get()) {
                    Thread.onSpinWait();
                  }
                  replies.replied(sent.getFirst(), "yes");
                });
    try {
      other.start();
      assertThat(replies.await("tea?", LONG)).isEqualTo("yes");
    } finally {
      over.set(true);
    }
  }

  @Test
  void aChannelThatFailsFailsTheReply() {
    Replies none =
        new Replies(
            (_, _) -> {
              throw new IllegalStateException("no line");
            });

    assertThatThrownBy(() -> none.await("tea?", LONG)).hasRootCauseMessage("no line");
  }

  @Test
  void thePromiseThatTheTwinForgetsIsFoundWhereItIsWaitedFor() throws Exception {
    List<Long> numbers = new ArrayList<>();
    ForgetfulReplies forgetful = new ForgetfulReplies((number, _) -> numbers.add(number));
    Recording recording =
        Selvedge.record(
            () -> {
              assertThatThrownBy(() -> forgetful.await("coffee?", SHORT))
                  .isInstanceOf(TimeoutException.class);
              forgetful.refused(numbers.getFirst());
            });

    Twin.assertFound(recording, ForgetfulReplies.class);
  }

  @Test
  void theTwinRepliesAsLongAsNobodyIsRefused() throws Exception {
    ForgetfulReplies[] forgetful = new ForgetfulReplies[1];
    forgetful[0] = new ForgetfulReplies((number, _) -> forgetful[0].replied(number, "yes"));

    assertThat(forgetful[0].await("tea?", LONG)).isEqualTo("yes");
  }

  private static void elsewhere(Runnable action) throws InterruptedException {
    Thread.ofVirtual().start(action).join();
  }
}
