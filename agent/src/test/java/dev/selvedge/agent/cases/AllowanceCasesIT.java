package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.allowed.AllowedCalls;
import dev.selvedge.agent.cases.allowed.LibraryCode;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What options and libraries allow is suppressed and counted, and all else is found. */
class AllowanceCasesIT {

  private static final String LEGACY = "dev.selvedge.agent.cases.allowed.Legacy";
  private static final String[] ALLOWED = {
    "eventloops=loop-*",
    "formats=none",
    "allow.BlockedEventLoop.1=" + LEGACY + ".load because it is old",
    "allow.BlockedEventLoop.2=" + LEGACY + ".loadBy* because it is old",
    "allow.BlockedEventLoop.3=" + LEGACY + "$Base because it is old",
    "allow.*=com.acme.Nothing because nobody is left"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"report", "throw"})
  void findsWhatIsNotAllowed(String mode) throws Exception {
    Outcome outcome = run(mode);

    Expectations.assertSound(outcome);
    assertThat(outcome.journal().findings())
        .extracting(Journal.Finding::file, Journal.Finding::method)
        .containsExactlyInAnyOrder(
            tuple("Legacy.java", "reload"), tuple("AllowedCalls.java", "notAllowed"));
  }

  @Test
  void countsWhatIsSuppressedByEachAllowance() throws Exception {
    Outcome outcome = run("report");

    assertThat(ofType(outcome, "allowance"))
        .extracting(
            line -> Journal.text(line, "where").replace("dev.selvedge.agent.cases.allowed.", ""),
            line -> line.get("findings").getAsInt(),
            line -> line.get("occurrences").getAsInt())
        .containsExactlyInAnyOrder(
            tuple("Legacy.load", 1, 2),
            tuple("Legacy.loadBy*", 2, 2),
            tuple("Legacy$Base", 1, 1),
            tuple("com.acme.Nothing", 0, 0),
            tuple("*", 1, 1));
    assertThat(ofType(outcome, "end"))
        .singleElement()
        .satisfies(end -> assertThat(end.get("suppressed").getAsInt()).isEqualTo(5));
    assertThat(outcome.err())
        .contains("Selvedge: 2 findings (2 errors), 5 suppressed")
        .contains("1 finding by option allow.BlockedEventLoop.1: BlockedEventLoop in")
        .contains("1 finding by selvedge.properties of library.jar: BlockedEventLoop in *")
        .contains("selvedge: 'rules' in the selvedge.properties of library.jar is ignored")
        .doesNotContain("com.acme.Nothing");
  }

  @Test
  void isRefusedWithoutAReason() throws Exception {
    Outcome outcome =
        ChildJvm.bare(folder)
            .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, "allow.BlockedEventLoop=com.acme"))
            .run(AllowedCalls.class, "thread");

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.err()).contains("'allow.BlockedEventLoop'", "gives no reason");
  }

  private Outcome run(String mode) throws Exception {
    return ChildJvm.bare(folder)
        .with(ChildJvm.javaagent(ChildJvm.AGENT, folder, ALLOWED) + ",mode=" + mode)
        .library(library())
        .run(AllowedCalls.class, "thread");
  }

  private Path library() throws Exception {
    Path jar = folder.resolve("library.jar");
    String type = LibraryCode.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        InputStream code = LibraryCode.class.getResourceAsStream("/" + type)) {
      entries.putNextEntry(new JarEntry(type));
      code.transferTo(entries);
      entries.putNextEntry(new JarEntry("selvedge.properties"));
      entries.write(
          "allow.BlockedEventLoop=* because it is called once\nrules=none\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static List<JsonObject> ofType(Outcome outcome, String type) {
    return outcome.journal().lines().values().stream()
        .filter(line -> Journal.text(line, "type").equals(type))
        .toList();
  }
}
