package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.fanout.BoundedFanOuts;
import dev.selvedge.agent.cases.fanout.Requests;
import dev.selvedge.agent.cases.fanout.WideFanOuts;
import dev.selvedge.agent.cases.support.AllOf;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More tasks of one at once than may be are found, each at the line that makes them, and no more
 * than may be are not, however close they come to that.
 */
class FanOutCasesIT {

  @TempDir private Path folder;

  @Test
  void findsTheMarkedLinesAndNothingElse() throws Exception {
    Outcome outcome = jvm().run(AllOf.class, "", WideFanOuts.class.getName());

    CountedMarkers.assertMarked(outcome, WideFanOuts.class, "lineage");
    assertThat(outcome.journal().findings())
        .allSatisfy(
            finding ->
                assertThat(finding.text("message"))
                    .matches(
                        "(40|300) .*, more than the limit of (16|256): nothing bounds them.*"));
  }

  @Test
  void isSilentWhereEachWaitsForTheOneBefore() throws Exception {
    Outcome outcome = jvm().run(AllOf.class, "", BoundedFanOuts.class.getName());

    CountedMarkers.assertMarked(outcome, BoundedFanOuts.class, "lineage");
  }

  @Test
  void findsThoseOfRequestsWithTheAgentAlone() throws Exception {
    Outcome outcome = jvm().run(AllOf.class, "", Requests.class.getName());

    CountedMarkers.assertMarked(outcome, Requests.class, "none");
  }

  private ChildJvm jvm() throws Exception {
    ChildJvm jvm = ChildJvm.watched(folder, "UnboundedFanOut");
    Libraries.ofTests("reactor-core-").forEach(jvm::library);
    Libraries.ofTests("reactive-streams-").forEach(jvm::library);
    return jvm.with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0));
  }
}
