package dev.selvedge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The reasons why the helper process could not do its work, each a clause in one line. */
class AttachProcessTests {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path NO_AGENT = Path.of("no-agent.jar");

  @Test
  void aJavaThatCannotAttach() {
    assertThat(reason(JAVA, "--limit-modules", "java.base", "-cp", classPath(), AttachMain.class))
        .contains("has no module jdk.attach, use a JDK");
  }

  @Test
  void aJarThatIsNone() {
    assertThat(AttachProcess.ofThisJvm().attach(NO_AGENT))
        .startsWith("this JVM does not let it in (")
        .doesNotContain("\n");
  }

  @Test
  void noJava() {
    assertThat(reason("no-java-at-all")).startsWith("a helper process could not be started");
  }

  @Test
  void aHelperThatDies() {
    assertThat(reason(JAVA, "-cp", classPath(), "no.such.Main")).isNotBlank().doesNotContain("\n");
  }

  @Test
  void aHelperThatDoesNotComeToAnEnd() {
    AttachProcess process =
        new AttachProcess(
            List.of(JAVA, "-cp", classPath(), Endless.class.getName()), Duration.ofSeconds(1));

    assertThat(process.attach(NO_AGENT)).isEqualTo("it did not start within 1 s");
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    Thread.currentThread().interrupt();

    // One that has ended before anybody waits for it is not waited for.
    assertThat(AttachProcess.ofThisJvm().attach(NO_AGENT))
        .containsAnyOf("interrupted", "does not let it in");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anUnknownPlace() {
    assertThat(new AttachProcess(null, Duration.ofSeconds(1)).attach(NO_AGENT))
        .contains("is not known");
  }

  private static String reason(Object... command) {
    List<String> words = List.of(command).stream().map(AttachProcessTests::word).toList();
    return new AttachProcess(words, Duration.ofSeconds(60)).attach(NO_AGENT);
  }

  private static String word(Object part) {
    return part instanceof Class<?> type ? type.getName() : part.toString();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** A program that never ends. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] arguments) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }
}
