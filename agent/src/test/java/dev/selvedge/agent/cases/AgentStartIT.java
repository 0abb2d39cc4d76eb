package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.manners.Blocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the agent starts, and how it refuses to. */
class AgentStartIT {

  private static final String RAN = "the program ran" + System.lineSeparator();

  @TempDir Path folder;

  @Test
  void printsNothingOnStandardOutputAndNoWarningOfTheJdk() throws Exception {
    Outcome outcome = ChildJvm.watched(folder).run(Blocks.class);

    assertGuarded(outcome);
    assertThat(outcome.err()).doesNotContain("Unsafe", "WARNING: A ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"another-name.jar", "a folder with spaces/the agent.jar", "Gerät/Wächter.jar"})
  void startsFromWhereverItsJarIs(String name) throws Exception {
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.getParent());
    Files.copy(ChildJvm.AGENT, jar);

    assertGuarded(
        ChildJvm.bare(folder)
            .with(ChildJvm.javaagent(jar, folder, "eventloops=loop-*"))
            .run(Blocks.class));
  }

  @Test
  void isThereOnceWhenGivenTwice() throws Exception {
    Outcome outcome =
        ChildJvm.watched(folder)
            .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, "eventloops=other-*"))
            .run(Blocks.class);

    assertGuarded(outcome);
    assertThat(outcome.said())
        .filteredOn(line -> line.contains("already"))
        .singleElement()
        .asString()
        .contains("Remove");
  }

  @ParameterizedTest
  @CsvSource({
    "evenloops=loop-*, evenloops, eventloops",
    "fail-on=sometimes, fail-on, never",
    "lock.threshold=long, lock.threshold, long",
    "rules=NoSuchRule, NoSuchRule, BlockedEventLoop",
    "stack-depth=0, stack-depth, 1",
    "severity.NoSuchRule=ERROR, NoSuchRule, BlockedEventLoop",
    "formats=papyrus, papyrus, html",
    "config=no-such-file, config, no-such-file",
    "baseline=no-such-file, baseline, does not exist",
    "baseline=., baseline, is a folder"
  })
  void refusesWhatItDoesNotUnderstand(String option, String names, String accepts)
      throws Exception {
    assertRefused(
        ChildJvm.bare(folder).with(ChildJvm.javaagent(ChildJvm.AGENT, folder, option)),
        names,
        accepts);
  }

  @Test
  void refusesBadSystemPropertiesToo() throws Exception {
    assertRefused(
        ChildJvm.watched(folder).with("-Dselvedge.fail-on=sometimes"), "fail-on", "sometimes");
  }

  @Test
  void refusesAnOutputThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    ChildJvm jvm =
        ChildJvm.bare(folder).with("-javaagent:" + ChildJvm.AGENT + "=output=" + file + "/sub");

    assertRefused(jvm, "output", file.toString());
  }

  private static void assertGuarded(Outcome outcome) throws IOException {
    Expectations.assertSound(outcome);
    Expectations.assertMarked(outcome.journal(), Blocks.class);
    assertThat(outcome.out()).isEqualTo(RAN);
  }

  private static void assertRefused(ChildJvm jvm, String... words) throws Exception {
    Outcome outcome = jvm.run(Blocks.class);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).as("the application did not run").isEmpty();
    assertThat(outcome.said()).singleElement().asString().contains(words);
    assertThat(outcome.err()).doesNotContain("\tat ", "Exception in thread");
    assertThat(outcome.journal().files()).isZero();
  }
}
