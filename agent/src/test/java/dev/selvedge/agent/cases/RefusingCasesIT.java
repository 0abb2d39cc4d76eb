package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.harmless.Channels;
import dev.selvedge.agent.cases.harmless.Classes;
import dev.selvedge.agent.cases.harmless.IdleExecutors;
import dev.selvedge.agent.cases.harmless.JdkLogging;
import dev.selvedge.agent.cases.harmless.NothingToWaitFor;
import dev.selvedge.agent.cases.harmless.Platform;
import dev.selvedge.agent.cases.harmless.Printing;
import dev.selvedge.agent.cases.harmless.Security;
import dev.selvedge.agent.cases.harmless.Tasks;
import dev.selvedge.agent.cases.refusing.RefusedIo;
import dev.selvedge.agent.cases.refusing.RefusedOnLoops;
import dev.selvedge.agent.cases.refusing.RefusedWaits;
import dev.selvedge.agent.cases.support.AllOf;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With {@code mode=throw} a call that blocks is refused by an error that arrives at its caller as
 * it is, and leaves all in order. The programs check that themselves.
 */
class RefusingCasesIT {

  private static final List<Class<?>> REFUSED = List.of(RefusedIo.class, RefusedWaits.class);

  private static final List<Class<?>> HARMLESS =
      List.of(
          Classes.class,
          Security.class,
          Platform.class,
          NothingToWaitFor.class,
          Channels.class,
          Tasks.class,
          IdleExecutors.class,
          JdkLogging.class,
          Printing.class);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"executor", "thread"})
  void throwsAtTheCallAndHasItInTheJournal(String loop) throws Exception {
    Outcome outcome = run(loop, "mode=throw", REFUSED);

    Expectations.assertSound(outcome);
    for (Class<?> program : REFUSED) {
      Expectations.assertMarked(outcome.journal(), program);
    }
  }

  @ParameterizedTest
  @OnBuildJdk
  @ValueSource(strings = {"executor", "thread"})
  void throwsNothingWhereNothingBlocks(String loop) throws Exception {
    Outcome outcome = run(loop, "mode=throw", HARMLESS);

    Expectations.assertSound(outcome);
    assertThat(outcome.journal().findings()).isEmpty();
  }

  @Test
  void throwsNothingWhereTheRuleIsOff() throws Exception {
    Outcome outcome =
        jvm("mode=throw", "rules=UnfinishedTask")
            .run(AllOf.class, "thread", Blocked.class.getName());

    Expectations.assertSound(outcome);
    assertThat(outcome.journal().findings()).isEmpty();
  }

  @Test
  @OnBuildJdk
  void leavesTheLoopsOfFrameworksAlive() throws Exception {
    ChildJvm jvm = jvm("mode=throw");
    for (String library :
        List.of("netty-", "vertx-", "jackson-core-", "reactor-core-", "reactive-streams-")) {
      Libraries.ofTests(library).forEach(jvm::library);
    }

    Outcome outcome = jvm.run(RefusedOnLoops.class);

    Expectations.assertSound(outcome);
    Expectations.assertMarked(outcome.journal(), RefusedOnLoops.class);
  }

  private Outcome run(String loop, String mode, List<Class<?>> programs) throws Exception {
    return jvm(mode)
        // What the programs drop is the business of other rules.
        .with("-Dselvedge.rules=BlockedEventLoop")
        .run(
            AllOf.class,
            Stream.concat(Stream.of(loop), programs.stream().map(Class::getName))
                .toArray(String[]::new));
  }

  private ChildJvm jvm(String... options) {
    String all = "eventloops=loop-*,formats=none," + String.join(",", options);
    return ChildJvm.bare(folder)
        .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, all))
        .with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
        // What blocks is looked for here; that the programs also compute is another rule's
        // business.
        .with("-Dselvedge.loop.threshold=1m");
  }

  /** A program that blocks, and fails if that is refused. */
  public static final class Blocked {

    private Blocked() {}

    public static void main(String[] args) throws Exception {
      dev.selvedge.agent.cases.support.Loop.run(args, () -> Thread.sleep(5));
    }
  }
}
