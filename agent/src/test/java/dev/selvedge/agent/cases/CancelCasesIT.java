package dev.selvedge.agent.cases;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.cancel.AwaitedAgain;
import dev.selvedge.agent.cases.cancel.HeededCancels;
import dev.selvedge.agent.cases.cancel.IgnoredCancels;
import dev.selvedge.agent.cases.cancel.IgnoredScopes;
import dev.selvedge.agent.cases.cancel.IneffectiveCancels;
import dev.selvedge.agent.cases.cancel.OrphanedWaits;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work that goes on though it was given up is found, each at its line and by one rule, and no
 * other: with the agent alone, and with a window for each of the cases.
 */
class CancelCasesIT {

  private static final String RULES =
      "OrphanedByTimeout:IneffectiveCancel:SwallowedCancellation:IgnoredCancellation:UnfinishedTask"
          + ":LostFailure:ForgottenFuture:NeverCompletedFuture:UnreadSubtask:AbandonedWork";

  @TempDir private Path folder;

  static Stream<Class<?>> programs() {
    return Stream.of(
        OrphanedWaits.class,
        AwaitedAgain.class,
        IneffectiveCancels.class,
        IgnoredCancels.class,
        HeededCancels.class);
  }

  @ParameterizedTest
  @OnBuildJdk
  @MethodSource("programs")
  void findsTheMarkedLinesAndNothingElse(Class<?> program) throws Exception {
    assertMarked(program, "", "none");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void findsThemInWindows(Class<?> program) throws Exception {
    assertMarked(program, Cases.WINDOWS, "lineage");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsSubtasksThatTakeNoNotice() throws Exception {
    assertMarked(IgnoredScopes.class, "", "none", "--enable-preview");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsSubtasksInWindows() throws Exception {
    assertMarked(IgnoredScopes.class, Cases.WINDOWS, "lineage", "--enable-preview");
  }

  private void assertMarked(Class<?> program, String how, String attribution, String... options)
      throws Exception {
    CountedMarkers.assertMarked(
        jvm().with(options).run(AllOf.class, how, program.getName()), program, attribution);
  }

  private ChildJvm jvm() {
    return ChildJvm.watched(folder, RULES)
        .with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
        // With a single processor, or two, an older JVM does not use the common pool.
        .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
  }
}
