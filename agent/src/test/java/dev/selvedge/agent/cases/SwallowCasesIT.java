package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.cancel.AnsweredInterrupts;
import dev.selvedge.agent.cases.cancel.LivingOn;
import dev.selvedge.agent.cases.cancel.OwnInterrupts;
import dev.selvedge.agent.cases.cancel.SwallowedInPools;
import dev.selvedge.agent.cases.cancel.SwallowedOnThreads;
import dev.selvedge.agent.cases.cancel.SwallowedSubtasks;
import dev.selvedge.agent.cases.cancel.Wrapped;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Interrupts that are swallowed are found, each at its catch block, and nothing is found of those
 * that are answered: with the agent alone, and with a window for each of the cases.
 */
class SwallowCasesIT {

  private static final Class<?>[] PROGRAMS = {
    SwallowedOnThreads.class, SwallowedInPools.class, AnsweredInterrupts.class, OwnInterrupts.class
  };

  /** All but the one about computing on a virtual thread, which one of the cases does. */
  private static final String RULES =
      "rules=Swallowed*:LostFailure:Forgotten*:Never*:Unread*:Un*:Abandoned*:Dead*:Blocked*:Starved*";

  @TempDir private Path folder;

  @Test
  @OnBuildJdk
  void findsTheMarkedLinesAndNothingElse() throws Exception {
    assertMarked(run(RULES, "", PROGRAMS), "none", PROGRAMS);
  }

  @Test
  void findsThemInWindows() throws Exception {
    assertMarked(run(RULES, Cases.WINDOWS, PROGRAMS), "lineage", PROGRAMS);
  }

  @Test
  void findsWhatStillRunsWhenTheJvmEnds() throws Exception {
    assertMarked(run(RULES, "", LivingOn.class), "none", LivingOn.class);
  }

  @Test
  void findsWrappedOnesWithoutTheFlagIfTheUserWantsIt() throws Exception {
    assertMarked(run(RULES + ":LostInterruptFlag", "", Wrapped.class), "none", Wrapped.class);
  }

  @Test
  void saysNothingOfWrappedOnesByDefault() throws Exception {
    Outcome outcome = run("rules=*", "", Wrapped.class);

    Expectations.assertSound(outcome);
    assertThat(outcome.journal().findings()).isEmpty();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsTheMarkedLinesOfSubtasks() throws Exception {
    assertMarked(run(RULES, "", SwallowedSubtasks.class), "none", SwallowedSubtasks.class);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsThoseOfSubtasksInWindows() throws Exception {
    assertMarked(
        run(RULES, Cases.WINDOWS, SwallowedSubtasks.class), "lineage", SwallowedSubtasks.class);
  }

  private Outcome run(String rules, String how, Class<?>... programs) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(how));
    Stream.of(programs).map(Class::getName).forEach(arguments::add);
    ChildJvm jvm =
        ChildJvm.bare(folder)
            .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, rules, "formats=none"));
    if (List.of(programs).contains(SwallowedSubtasks.class)) {
      jvm.with("--enable-preview");
    }
    return jvm.run(AllOf.class, arguments.toArray(new String[0]));
  }

  private static void assertMarked(Outcome outcome, String attribution, Class<?>... programs)
      throws IOException {
    Expectations.assertSound(outcome);
    List<String> marked = new ArrayList<>();
    for (Class<?> program : programs) {
      CountedMarkers.marked(program)
          .forEach(each -> marked.add(program.getSimpleName() + ".java:" + each));
    }
    List<Finding> found = outcome.journal().findings();
    assertThat(found)
        .describedAs("%s", found)
        .extracting(each -> each.file() + ":" + CountedMarkers.told(each))
        .containsExactlyInAnyOrderElementsOf(marked);
    assertThat(found)
        .allSatisfy(
            finding -> {
              assertThat(finding.text("attribution")).isEqualTo(attribution);
              assertThat(finding.stack())
                  .isNotEmpty()
                  .noneMatch(frame -> frame.contains("agent.sensor."));
            });
  }
}
