package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways to call it, here in a JVM without the agent. */
class SelvedgeTests {

  @ParameterizedTest
  @MethodSource("calls")
  void withoutTheAgentItSaysInOneLineWhatToDo(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "needs the Selvedge agent", "the setting selvedge.attach is false", "-javaagent:")
        .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\n"))
        .satisfies(problem -> assertThat(problem.getStackTrace()).isEmpty());
  }

  static ThrowingCallable[] calls() {
    return new ThrowingCallable[] {
      Selvedge::dump,
      SelvedgeTests::loops,
      SelvedgeTests::blocks,
      SelvedgeTests::blocksThatThrow,
      SelvedgeTests::results,
      SelvedgeTests::eitherOfBoth
    };
  }

  @Test
  void withoutTheAgentAFutureMayBeDetachedAllTheSame() {
    CompletableFuture<String> future = new CompletableFuture<>();

    assertThat(Selvedge.detached(future, "nobody needs the answer")).isSameAs(future);
    assertThat(future).isNotDone();
  }

  @Test
  void whoDetachesAFutureSaysWhy() {
    CompletableFuture<String> future = new CompletableFuture<>();

    assertThatThrownBy(() -> Selvedge.detached(future, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a reason");
  }

  private static void loops() {
    try (Selvedge.Registration mine = Selvedge.eventLoops(Thread::isDaemon)) {
      assertThat(mine).isNotNull();
    }
  }

  private static void blocks() {
    Recording lambda = Selvedge.record(() -> nothing());
    Recording reference = Selvedge.record(SelvedgeTests::nothing);
    Recording statements =
        Selvedge.record(
            () -> {
              nothing();
            });
    assertThat(lambda).isNotSameAs(reference).isNotSameAs(statements);
  }

  private static void blocksThatThrow() {
    Selvedge.record(() -> Thread.sleep(0));
    Selvedge.record(() -> new CompletableFuture<String>().get());
  }

  private static void results() throws Exception {
    String lambda = Selvedge.record(() -> text()).result();
    String reference = Selvedge.record(SelvedgeTests::text).result();
    Callable<String> callable = SelvedgeTests::text;
    String call = Selvedge.record(callable::call).result();
    assertThat(lambda).isEqualTo(reference).isEqualTo(call);
  }

  /** What fits both methods has a result, if need be one that nobody can see. */
  private static void eitherOfBoth() {
    Recording forItsEffect = Selvedge.record(() -> text());
    Recording fails =
        Selvedge.record(
            () -> {
              throw new IllegalArgumentException();
            });
    assertThat(forItsEffect).isNotSameAs(fails);
  }

  private static void nothing() {}

  private static String text() {
    return "text";
  }
}
