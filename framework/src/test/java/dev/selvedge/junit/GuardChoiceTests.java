package dev.selvedge.junit;

import static dev.selvedge.internal.FakeAgent.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.FakeAgent;
import dev.selvedge.junit.unguarded.InUnguardedPackage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which tests are guarded, by annotations and by configuration parameters. */
class GuardChoiceTests {

  private static final String CASES = ChoiceTestCases.class.getName();
  private static final Map<String, String> ALL = Map.of(SuiteChoice.GUARDED, "true");

  private final FakeAgent agent = new FakeAgent().findsEverywhere(error(""));

  @Test
  void theNearestAnnotationCounts() {
    assertThat(GuardedRun.of(agent, ChoiceTestCases.GuardedCases.class).failures())
        .containsOnlyKeys("guarded()", "guardedInside()", "ChoiceTestCases$GuardedCases");
  }

  @Test
  void theNearestAnnotationCountsWhereTheListenerOpensTheWindows() {
    assertThat(ListenedRun.of(agent, ChoiceTestCases.GuardedCases.class).failures())
        .containsOnlyKeys("guarded()", "guardedInside()", "ChoiceTestCases$GuardedCases");
    assertThat(agent.stillOpen()).isEmpty();
    assertThat(agent.misnested()).isEmpty();
  }

  @Test
  void theAgentIsToldWhatFailsNothing() {
    ListenedRun.of(agent, ChoiceTestCases.GuardedCases.class);

    assertThat(agent.opened(CASES + "$GuardedCases")).containsEntry("guarded", true);
    assertThat(agent.opened(CASES + "$GuardedCases.free()")).containsEntry("guarded", false);
    assertThat(agent.opened(CASES + "$GuardedCases$Inner")).containsEntry("guarded", false);
    assertThat(agent.opened(CASES + "$GuardedCases$Inner.guardedInside()"))
        .containsEntry("guarded", true);
  }

  @Test
  void whatASubclassSaysComesBeforeWhatItInherits() {
    GuardedRun run = GuardedRun.of(agent, ChoiceTestCases.UnguardedBelowCases.class);

    assertThat(run.failures()).containsOnlyKeys("guardedInside()");
    assertThat(run.passed()).contains("guarded()", "freeBelow()");
  }

  @Test
  void anAnnotationOfAnInterfaceCounts() {
    assertThat(GuardedRun.of(agent, ChoiceTestCases.OfInterfaceCases.class).failures())
        .containsKey("one()");
  }

  @Test
  void withoutAnAnnotationTheParameterDecides() {
    assertThat(run(Map.of()).failures()).isEmpty();
    assertThat(run(ALL).failures()).containsKeys("plain()", "plainInside()");
    assertThat(run(Map.of(SuiteChoice.GUARDED, "com.acme,dev.selvedge.junit.Choice*")).failures())
        .containsKeys("plain()", "plainInside()");
    assertThat(run(Map.of(SuiteChoice.GUARDED, CASES + "$PlainCases$Inner")).failures())
        .containsKey("plainInside()")
        .doesNotContainKey("plain()");
  }

  @Test
  void theOtherParameterTakesTestsOut() {
    assertThat(
            run(Map.of(SuiteChoice.GUARDED, "true", SuiteChoice.UNGUARDED, "dev.selvedge.junit"))
                .failures())
        .isEmpty();
    assertThat(
            run(Map.of(SuiteChoice.GUARDED, "true", SuiteChoice.UNGUARDED, CASES + ".*.Inner"))
                .failures())
        .containsKey("plain()")
        .doesNotContainKey("plainInside()");
  }

  @Test
  void annotationsComeBeforeParameters() {
    assertThat(
            GuardedRun.of(
                    agent,
                    Map.of(SuiteChoice.GUARDED, "true", SuiteChoice.UNGUARDED, "dev.selvedge"),
                    ChoiceTestCases.GuardedCases.class)
                .failures())
        .containsOnlyKeys("guarded()", "guardedInside()", "ChoiceTestCases$GuardedCases");
  }

  @Test
  void aPackageMayBeTakenOut() {
    assertThat(GuardedRun.of(agent, ALL, InUnguardedPackage.class).failures())
        .containsOnlyKeys("guarded()");
  }

  @Test
  void bothAtOnePlaceMakeNoSense() {
    assertThat(GuardedRun.of(agent, ChoiceTestCases.BothCases.class).failures().values())
        .isNotEmpty()
        .allSatisfy(
            failure -> assertThat(failure).hasMessageContainingAll("BothCases", "take one away"));
  }

  @Test
  void aReasonIsNeeded() {
    assertThat(
            GuardedRun.of(agent, ChoiceTestCases.NoReasonCases.class)
                .failures()
                .get("withoutReason()"))
        .hasMessageContaining("gives no reason");
  }

  @Test
  void aValueThatCannotBeUsedFailsTheClassInOneLine() {
    assertThat(run(Map.of(SuiteChoice.GUARDED, "yes")).failures().values())
        .isNotEmpty()
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .hasMessageContainingAll("'selvedge.guarded'", "'yes'", "true, false")
                    .hasMessageNotContaining("\n"));
  }

  private GuardedRun run(Map<String, String> parameters) {
    return GuardedRun.of(agent, parameters, ChoiceTestCases.PlainCases.class);
  }
}
