package dev.selvedge.agent.sensor.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.sensor.carrier.OsThread.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Linux writes of a thread, read from files of its form. */
class OsThreadTests {

  @TempDir Path folder;

  private OsThread thread;

  @BeforeEach
  void of() {
    thread = new OsThread(folder.toFile());
  }

  @AfterEach
  void close() {
    thread.close();
  }

  @Test
  void tellsItsTimeAndHowLongOthersHadTheProcessor() throws IOException {
    schedule("1203456789 987654321 42\n");
    assertThat(thread.cpuNanos()).isEqualTo(1_203_456_789);
    assertThat(thread.heldUpNanos()).isEqualTo(987_654_321);

    schedule("1203456790 1987654321 43\n");
    assertThat(thread.heldUpNanos()).as("as of the last time").isEqualTo(987_654_321);
    assertThat(thread.cpuNanos()).isEqualTo(1_203_456_790);
    assertThat(thread.heldUpNanos()).isEqualTo(1_987_654_321);
  }

  @ParameterizedTest
  @CsvSource({"''", "'\n'", "unknown"})
  void whatIsNotWrittenIsNotKnown(String content) throws IOException {
    schedule(content);

    assertThat(thread.cpuNanos()).isEqualTo(-1);
    assertThat(thread.heldUpNanos()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"12,12,0", "'12 ',12,0", "12 7,12,7"})
  void halfALineIsRead(String content, long cpu, long heldUp) throws IOException {
    schedule(content);

    assertThat(thread.cpuNanos()).isEqualTo(cpu);
    assertThat(thread.heldUpNanos()).isEqualTo(heldUp);
  }

  @Test
  void aThreadThatIsGoneIsNotKnown() {
    assertThat(thread.cpuNanos()).isEqualTo(-1);
    assertThat(thread.heldUpNanos()).isZero();
    assertThat(thread.state()).isEqualTo(State.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "'7 (ForkJoinPool-1-) R 1 2', RUNS",
    "'7 (ForkJoinPool-1-) S 1 2', SLEEPS",
    "'7 (a) S (name) D 1 2', SLEEPS",
    "'7 (half', UNKNOWN"
  })
  void tellsWhetherItSleeps(String stat, State state) throws IOException {
    Files.writeString(folder.resolve("stat"), stat);

    assertThat(thread.state()).isEqualTo(state);
  }

  /** Writes into the same file, as the kernel does. */
  private void schedule(String content) throws IOException {
    Files.writeString(folder.resolve("schedstat"), content);
  }
}
