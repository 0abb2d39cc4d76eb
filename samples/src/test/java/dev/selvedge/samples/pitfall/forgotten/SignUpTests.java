package dev.selvedge.samples.pitfall.forgotten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.Twin;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A failure that is handed to whoever waits is silent, and one that is dropped is found. */
@Timeout(60)
class SignUpTests {
  private static ExecutorService executor;

  @BeforeAll
  static void open() {
    executor = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void close() {
    executor.close();
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
