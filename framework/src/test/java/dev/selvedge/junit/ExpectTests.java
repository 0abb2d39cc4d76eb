package dev.selvedge.junit;

import static dev.selvedge.internal.FakeAgent.error;
import static dev.selvedge.internal.FakeAgent.finding;
import static dev.selvedge.internal.FakeAgent.warning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.FindingsError;
import dev.selvedge.internal.FakeAgent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What expectations do to the outcome of tests. */
class ExpectTests {

  private static final String CASES = ExpectTestCases.class.getName() + "$";
  private static final String METHODS = CASES + "MethodCases.";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void aTestPassesThatFindsWhatItExpects() {
    agent.finds(METHODS + "shows()", error("f1")).finds(METHODS + "composed()", warning("f2"));

    assertThat(methods().passed()).contains("shows()", "composed()", "free()");
  }

  @Test
  void aTestFailsThatDoesNotFindIt() {
    Throwable failure = methods().failures().get("misses()");

    assertThat(failure)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage(
            "Expected Rule in com.acme.Foo, and it was not found (a test)\nNothing was found.");
    assertThat(failure.getStackTrace()).isEmpty();
  }

  @Test
  void aTestFailsThatDoesNotFindAllOfIt() {
    agent.finds(METHODS + "two()", error("f1"));

    assertThat(methods().failures().get("two()"))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage(
            "Expected Other, and it was not found (a test)\nWhat was found:\n  Rule: found f1");
  }

  @Test
  void aTestFailsThatFindsSomethingElse() {
    agent
        .finds(METHODS + "shows()", error("f1"))
        .finds(METHODS + "shows()", finding("f2", "ERROR", "Other"));

    assertThat(methods().failures().get("shows()"))
        .isInstanceOfSatisfying(
            FindingsError.class,
            failure -> assertThat(failure.findings()).extracting("rule").containsExactly("Other"))
        .hasMessage("found f2");
  }

  @Test
  void aTestFailsThatFindsSomethingInstead() {
    agent.finds(METHODS + "shows()", finding("f2", "ERROR", "Other"));

    assertThat(methods().failures().get("shows()"))
        .isInstanceOf(FindingsError.class)
        .hasMessage(
            "Expected Rule, and it was not found (a test)\nWhat was found instead:\n\nfound f2");
  }

  @Test
  void aDisabledTestIsNotAskedWhatItHasMissed() {
    GuardedRun run = GuardedRun.of(agent, ExpectTestCases.DisabledCases.class);

    assertThat(run.failures()).containsOnlyKeys("runs()");
    run.results().testEvents().assertStatistics(statistics -> statistics.skipped(1).failed(1));
  }

  @Test
  void aWarningThatIsNotExpectedFailsNothing() {
    agent
        .finds(METHODS + "shows()", error("f1"))
        .finds(METHODS + "shows()", finding("f2", "WARNING", "Other"));

    assertThat(methods().failures()).doesNotContainKey("shows()");
  }

  @Test
  void aTestThatFailedByItselfKeepsItsFailure() {
    Throwable failure = methods().failures().get("fails()");

    assertThat(failure).hasMessage("by itself");
    assertThat(failure.getSuppressed())
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("Expected Rule");
  }

  @Test
  void anAbortedTestIsNotAskedWhatItHasMissed() {
    assertThat(methods().failures()).doesNotContainKey("aborts()");
  }

  @Test
  void twoRulesInOneAnnotationAreRefused() {
    assertThat(methods().failures().get("contradicts()"))
        .hasMessageContainingAll("@ExpectFinding", "'Rule'", "'Other'", "contradicts");
  }

  @Test
  void anExpectationOfAClassIsForEachOfItsTests() {
    agent
        .finds(CASES + "ClassCases.one()", error("f1"))
        .finds(CASES + "ClassCases$Inner.inside()", error("f2"));

    assertThat(GuardedRun.of(agent, ExpectTestCases.ClassCases.class).failures())
        .containsOnlyKeys("two()");
  }

  @Test
  void anExpectationIsInherited() {
    agent.findsEverywhere(error("f1"));

    assertThat(GuardedRun.of(agent, ExpectTestCases.InheritingCases.class).failures()).isEmpty();
  }

  @Test
  void everyInvocationIsToFindIt() {
    agent
        .finds(CASES + "InvocationCases.numbers(int) number 1", error("f1"))
        .finds(CASES + "InvocationCases.again() repetition 1 of 2", error("f2"))
        .finds(CASES + "InvocationCases.factory() first", error("f3"));

    GuardedRun run = GuardedRun.of(agent, ExpectTestCases.InvocationCases.class);

    assertThat(run.failures()).containsOnlyKeys("number 2", "repetition 2 of 2", "second");
  }

  @Test
  void theListenersWindowsExpectItToo() {
    agent.finds(METHODS + "shows()", error("f1"));

    Map<String, Throwable> failures =
        ListenedRun.of(agent, ExpectTestCases.MethodCases.class).failures();

    assertThat(failures).doesNotContainKeys("shows()", "free()").containsKey("misses()");
  }

  @Test
  void aSweptTestIsRefused() {
    GuardedRun run =
        GuardedRun.of(
            agent, ExpectTestCases.SweptCases.class, ExpectTestCases.SweptInClassCases.class);

    assertThat(run.failures().values())
        .isNotEmpty()
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining("a @CancellationSweep"));
    assertThat(run.passed()).isEmpty();
  }

  private GuardedRun methods() {
    return GuardedRun.of(agent, ExpectTestCases.MethodCases.class);
  }
}
