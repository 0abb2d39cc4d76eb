package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.declared.DeclaredCalls;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that are declared to block are found where a loop calls them, and nowhere else. */
class DeclaredCasesIT {

  private static final String BLOCKING =
      "blocking=dev.selvedge.agent.cases.declared.Clients$ByOption.call"
          + ":dev.selvedge.agent.cases.declared.Clients.Contract.load";

  @ParameterizedTest
  @ValueSource(strings = {"executor", "thread"})
  void findsTheMarkedLines(String loop, @TempDir Path folder) throws Exception {
    Outcome outcome =
        ChildJvm.bare(folder)
            .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, "eventloops=loop-*", BLOCKING))
            .run(DeclaredCalls.class, loop);

    Expectations.assertSound(outcome);
    Expectations.assertMarked(outcome.journal(), DeclaredCalls.class);
    assertThat(outcome.journal().findings())
        .hasSameSizeAs(outcome.journal().findingsIn(DeclaredCalls.class))
        .allSatisfy(
            finding ->
                assertThat(finding.text("message"))
                    .contains("it is declared as blocking, and called at DeclaredCalls."));
  }
}
