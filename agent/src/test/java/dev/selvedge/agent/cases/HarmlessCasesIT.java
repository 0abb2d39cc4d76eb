package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.harmless.BriefMonitors;
import dev.selvedge.agent.cases.harmless.Channels;
import dev.selvedge.agent.cases.harmless.Classes;
import dev.selvedge.agent.cases.harmless.FirstUses;
import dev.selvedge.agent.cases.harmless.IdleExecutors;
import dev.selvedge.agent.cases.harmless.JdkLogging;
import dev.selvedge.agent.cases.harmless.Log4jLogging;
import dev.selvedge.agent.cases.harmless.LogbackLogging;
import dev.selvedge.agent.cases.harmless.ManyAtOnce;
import dev.selvedge.agent.cases.harmless.NothingToWaitFor;
import dev.selvedge.agent.cases.harmless.Platform;
import dev.selvedge.agent.cases.harmless.Printing;
import dev.selvedge.agent.cases.harmless.Security;
import dev.selvedge.agent.cases.harmless.Tasks;
import dev.selvedge.agent.cases.harmless.Threads;
import dev.selvedge.agent.cases.support.AllOf;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not block an event loop is not reported, however much of it there is. */
class HarmlessCasesIT {

  /** The logging last, because it has listeners everywhere once it is there. */
  private static final List<Class<?>> PROGRAMS =
      List.of(
          Classes.class,
          FirstUses.class,
          Security.class,
          Platform.class,
          NothingToWaitFor.class,
          BriefMonitors.class,
          Channels.class,
          Tasks.class,
          Threads.class,
          ManyAtOnce.class,
          IdleExecutors.class,
          JdkLogging.class,
          LogbackLogging.class,
          Log4jLogging.class,
          Printing.class);

  /** Who holds the monitor there may lose the processor, and then the wait is no short one. */
  private static final String CONTENDED = "contendedForAMoment";

  @ParameterizedTest
  @ValueSource(strings = {"executor", "thread"})
  void findsNothing(String loop, @TempDir Path folder) throws Exception {
    Stream<String> arguments =
        Stream.concat(Stream.of(loop), PROGRAMS.stream().map(Class::getName));
    ChildJvm jvm =
        ChildJvm.watched(folder, "Blocked*:SyncOverAsync:StarvedPool:SlowEventLoopCallback")
            .with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
            // What blocks is looked for here; that the programs also compute is another rule's
            // business.
            .with("-Dselvedge.loop.threshold=1m");
    Libraries.copied("logging").forEach(jvm::library);
    Outcome outcome = jvm.run(AllOf.class, arguments.toArray(String[]::new));

    Expectations.assertSound(outcome);
    boolean allBrief = !outcome.out().contains(BriefMonitors.NOT_BRIEF);
    assertThat(outcome.journal().findings())
        .filteredOn(finding -> allBrief || !finding.method().equals(CONTENDED))
        .isEmpty();
    // Not that it says so: a handler of the logging closes standard error when the JVM ends.
  }
}
