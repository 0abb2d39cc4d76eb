package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.fanout.Bounded;
import dev.selvedge.agent.cases.fanout.BoundedVirtual;
import dev.selvedge.agent.cases.fanout.Requests;
import dev.selvedge.agent.cases.fanout.TooMany;
import dev.selvedge.agent.cases.fanout.TooManyVirtual;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fan-outs that nothing bounds are found at the line that forks, and those that are bounded to
 * exactly the limit are not, by whatever means.
 */
class FanOutCasesIT {

  private static final String LIMIT = "fanout.limit=16";

  @TempDir private Path folder;

  @Test
  void findsTheMarkedLinesInWindows() throws Exception {
    Outcome outcome = jvm().run(AllOf.class, Cases.WINDOWS, TooMany.class.getName());

    CountedMarkers.assertMarked(outcome, TooMany.class, "lineage");
    assertThat(outcome.journal().findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.text("severity")).isEqualTo("ERROR");
              assertThat(finding.text("message"))
                  // The last publisher lets the others end as soon as it is subscribed to.
                  .containsPattern("^(40|39) ")
                  .contains("more than the limit of 16");
            });
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "scopes, called as they are there")
  void findsThoseOfVirtualThreads() throws Exception {
    CountedMarkers.assertMarked(
        jvm()
            .with("--enable-preview")
            .run(AllOf.class, Cases.WINDOWS, TooManyVirtual.class.getName()),
        TooManyVirtual.class,
        "lineage");
  }

  @Test
  void isSilentAboutThoseThatAreBounded() throws Exception {
    CountedMarkers.assertMarked(
        jvm().run(AllOf.class, Cases.WINDOWS, Bounded.class.getName()), Bounded.class, "lineage");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "scopes, called as they are there")
  void isSilentAboutThoseOfVirtualThreadsThatAreBounded() throws Exception {
    CountedMarkers.assertMarked(
        jvm()
            .with("--enable-preview")
            .run(AllOf.class, Cases.WINDOWS, BoundedVirtual.class.getName()),
        BoundedVirtual.class,
        "lineage");
  }

  @Test
  void findsThoseOfRequestsWithTheAgentAlone() throws Exception {
    CountedMarkers.assertMarked(
        jvm().run(AllOf.class, "", Requests.class.getName()), Requests.class, "none");
  }

  private ChildJvm jvm() {
    ChildJvm jvm = ChildJvm.bare(folder);
    Libraries.ofTests("reactor-core-").forEach(jvm::library);
    Libraries.ofTests("reactive-streams-").forEach(jvm::library);
    return jvm.with(ChildJvm.javaagent(ChildJvm.AGENT, folder, LIMIT, "rules=UnboundedFanOut"))
        .with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
        .with("-Dcases.repeat=" + Integer.getInteger("cases.repeat", 1))
        // With a single processor, or two, an older JDK does not use the common pool.
        .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
  }
}
