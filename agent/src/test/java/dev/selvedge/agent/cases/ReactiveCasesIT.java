package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.reactive.DroppedErrors;
import dev.selvedge.agent.cases.reactive.HandledErrors;
import dev.selvedge.agent.cases.reactive.Subscribed;
import dev.selvedge.agent.cases.reactive.Unsubscribed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publishers of Reactor that nobody subscribes to, and errors that it drops: found by their lines.
 */
@OnBuildJdk
class ReactiveCasesIT {

  @TempDir Path folder;

  @Test
  void publishersThatNobodySubscribesTo() throws Exception {
    assertMarked(Unsubscribed.class, "NeverStarted", "WARNING");
  }

  @Test
  void errorsThatNobodySees() throws Exception {
    assertMarked(DroppedErrors.class, "LostFailure", "ERROR");
  }

  @Test
  void publishersThatSomebodySubscribesTo() throws Exception {
    assertSilent(Subscribed.class);
  }

  @Test
  void errorsThatSomebodySees() throws Exception {
    assertSilent(HandledErrors.class);
  }

  private void assertMarked(Class<?> program, String rule, String severity) throws Exception {
    Outcome outcome = run(program);

    Expectations.assertSound(outcome);
    List<Finding> findings = outcome.journal().findings();
    assertThat(findings)
        .describedAs("%s", findings)
        .extracting(Finding::siteLine)
        .containsExactlyInAnyOrderElementsOf(Markers.of(program, rule).keySet());
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.text("rule")).isEqualTo(rule);
              assertThat(finding.text("severity")).isEqualTo(severity);
              assertThat(finding.file()).isEqualTo(program.getSimpleName() + ".java");
              assertThat(finding.text("attribution"))
                  .isEqualTo(finding.method().equals("inWindow") ? "lineage" : "none");
              assertThat(finding.stack()).isNotEmpty();
            });
  }

  private void assertSilent(Class<?> program) throws Exception {
    Outcome outcome = run(program);

    Expectations.assertSound(outcome);
    assertThat(outcome.journal().findings()).isEmpty();
  }

  private Outcome run(Class<?> program) throws Exception {
    ChildJvm jvm = ChildJvm.watched(folder, "NeverStarted:LostFailure");
    Libraries.ofTests("reactor-core-").forEach(jvm::library);
    Libraries.ofTests("reactive-streams-").forEach(jvm::library);
    return jvm.run(program);
  }
}
