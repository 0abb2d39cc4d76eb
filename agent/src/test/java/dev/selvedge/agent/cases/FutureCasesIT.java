package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.futures.AcrossWindows;
import dev.selvedge.agent.cases.futures.Cancelled;
import dev.selvedge.agent.cases.futures.Collected;
import dev.selvedge.agent.cases.futures.Forgotten;
import dev.selvedge.agent.cases.futures.Joined;
import dev.selvedge.agent.cases.futures.LibraryFutures;
import dev.selvedge.agent.cases.futures.LostPromises;
import dev.selvedge.agent.cases.futures.LostStages;
import dev.selvedge.agent.cases.futures.LostTasks;
import dev.selvedge.agent.cases.futures.NeverCompleted;
import dev.selvedge.agent.cases.futures.NoWork;
import dev.selvedge.agent.cases.futures.OfLibraries;
import dev.selvedge.agent.cases.futures.PassedOn;
import dev.selvedge.agent.cases.futures.Races;
import dev.selvedge.agent.cases.futures.SameAsEver;
import dev.selvedge.agent.cases.futures.SeenStages;
import dev.selvedge.agent.cases.futures.SeenTasks;
import dev.selvedge.agent.cases.futures.UnreadSubtasks;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Futures that nobody looks at are found, each at its line and by one rule, and no other: with the
 * agent alone, and with a window for each of the cases.
 */
class FutureCasesIT {

  private static final String RULES =
      "LostFailure:ForgottenFuture:NeverCompletedFuture:UnreadSubtask:UnfinishedTask:AbandonedWork";

  @TempDir private Path folder;

  static Stream<Class<?>> programs() {
    return Stream.of(
        LostStages.class,
        LostTasks.class,
        LostPromises.class,
        SeenStages.class,
        SeenTasks.class,
        Races.class,
        PassedOn.class,
        Cancelled.class,
        NoWork.class,
        Forgotten.class,
        Joined.class,
        NeverCompleted.class);
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

  /** Those that were collected before the JVM ends are judged by then. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        LostStages.class,
        LostTasks.class,
        SeenStages.class,
        SeenTasks.class,
        Races.class,
        PassedOn.class,
        Forgotten.class,
        Joined.class
      })
  void findsThoseThatAreCollected(Class<?> program) throws Exception {
    assertMarked(program, "", "none", "-Dcases.collect=true");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsSubtasksThatNobodyReads() throws Exception {
    assertMarked(UnreadSubtasks.class, "", "none", "--enable-preview");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void findsSubtasksInWindows() throws Exception {
    assertMarked(UnreadSubtasks.class, Cases.WINDOWS, "lineage", "--enable-preview");
  }

  @Test
  @OnBuildJdk
  void leavesToLibrariesWhatIsTheirs() throws Exception {
    assertThat(CountedMarkers.told(ofLibraries("")))
        .containsExactlyInAnyOrderElementsOf(CountedMarkers.marked(OfLibraries.class));
  }

  @Test
  @OnBuildJdk
  void leavesToLibrariesWhatIsTheirsInWindows() throws Exception {
    assertThat(CountedMarkers.told(ofLibraries(Cases.WINDOWS)))
        .containsExactlyInAnyOrderElementsOf(CountedMarkers.marked(OfLibraries.class));
  }

  private Outcome ofLibraries(String how) throws Exception {
    return jvm().library(library()).run(AllOf.class, how, OfLibraries.class.getName());
  }

  private Path library() throws IOException {
    Path jar = folder.resolve("library.jar");
    String type = LibraryFutures.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        InputStream code = LibraryFutures.class.getResourceAsStream("/" + type)) {
      entries.putNextEntry(new JarEntry(type));
      code.transferTo(entries);
    }
    return jar;
  }

  @Test
  void eachIsOfTheWindowThatMadeIt() throws Exception {
    Outcome outcome = jvm().run(AllOf.class, "", AcrossWindows.class.getName());

    Expectations.assertSound(outcome);
    assertThat(CountedMarkers.told(outcome))
        .containsExactlyInAnyOrderElementsOf(CountedMarkers.marked(AcrossWindows.class));
    assertThat(outcome.journal().findings())
        .allSatisfy(finding -> assertThat(finding.text("test")).isEqualTo(finding.method()));
  }

  @Test
  void tellsOfThemWhileTheProgramRuns() throws Exception {
    Outcome outcome = jvm().run(Collected.class);

    assertThat(outcome.journal().hasEnd()).isFalse();
    assertThat(outcome.journal().findings())
        .extracting(finding -> finding.siteLine() + " " + finding.text("rule") + " x1")
        .containsExactlyInAnyOrderElementsOf(CountedMarkers.marked(Collected.class));
  }

  @Test
  void changesNothingAboutWhatIsOdd() throws Exception {
    Outcome outcome = ChildJvm.watched(folder, RULES).run(SameAsEver.class);

    assertThat(outcome.out()).as("%s", outcome.lastWords()).endsWith("all right\n");
    Expectations.assertSound(outcome);
  }

  @Test
  @OnBuildJdk
  void theOddIsTheSameWithoutTheAgent() throws Exception {
    Outcome outcome = ChildJvm.bare(folder).run(SameAsEver.class);

    assertThat(outcome.out()).as("%s", outcome.lastWords()).endsWith("all right\n");
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
