package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsErrorTests {

  private static final StackTraceElement FAULT =
      new StackTraceElement("com.acme.Handlers", "lambda$start$0", "Handlers.java", 41);

  private static final Map<String, Object> SITE =
      Map.of(
          "class",
          "com.acme.Handlers",
          "method",
          "lambda$start$0",
          "file",
          "Handlers.java",
          "line",
          41);

  private static final List<String> STACK =
      List.of(
          "java.lang.Thread.sleep(Thread.java:509)",
          "dev.selvedge.agent.sensor.Sensor.call(Sensor.java:1)",
          "com.acme.Handlers.lambda$start$0(Handlers.java:41)",
          "io.netty.channel.DefaultChannel.fire(DefaultChannel.java:7)",
          "java.lang.Thread.run(Thread.java:1474)");

  @Test
  void itsStackLeadsToTheFaultyLine() {
    FindingsError error = error(Map.of("site", SITE, "stack", STACK));

    assertThat(error.getStackTrace())
        .containsExactly(
            FAULT,
            new StackTraceElement(
                "io.netty.channel.DefaultChannel", "fire", "DefaultChannel.java", 7));
  }

  @Test
  void withoutASiteItsStackIsThatOfTheFindingWithoutTheJdk() {
    assertThat(error(Map.of("stack", STACK)).getStackTrace()).hasSize(2).startsWith(FAULT);
  }

  @Test
  void withoutAStackTheSiteIsIt() {
    assertThat(error(Map.of("site", SITE)).getStackTrace()).containsExactly(FAULT);
  }

  @Test
  void withoutEitherItIsEmpty() {
    assertThat(error(Map.of()).getStackTrace()).isEmpty();
  }

  @Test
  void aDeepStackIsCut() {
    Map<String, Object> deep = Map.of("stack", Collections.nCopies(500, "a.B.c(B.java:1)"));

    assertThat(error(deep).getStackTrace()).hasSize(16);
  }

  @Test
  void needsAFinding() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FindingsError("text", List.of()));
  }

  /** Build tools send failures from the tests' JVM to their own. */
  @Test
  void survivesSerialization() throws Exception {
    FindingsError error = error(Map.of("id", "f1", "site", SITE, "stack", STACK));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      FindingsError copy = (FindingsError) in.readObject();
      assertThat(copy).hasMessage("text");
      assertThat(copy.findings()).isEqualTo(error.findings());
      assertThat(copy.getStackTrace()).isEqualTo(error.getStackTrace());
    }
  }

  private static FindingsError error(Map<String, Object> finding) {
    return new FindingsError("text", List.of(Finding.of(finding)));
  }
}
