package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionSourcesTests {

  @TempDir Path folder;
  private final Properties system = new Properties();

  @BeforeEach
  void noClassPath() {
    system.setProperty("path.separator", File.pathSeparator);
    system.setProperty("java.class.path", "");
  }

  @Test
  void areAskedInOrderOfPrecedence() throws IOException {
    classPathFile("output=user\nfail-on=user\nformats=user\nsettle=user\nrules=user\n");
    write(
        "junit-platform.properties",
        """
        selvedge.settle=junit
        selvedge.formats=junit
        selvedge.attach=false
        selvedge.guarded=com.acme
        selvedge.unguarded=com.acme.old
        other.rules=other
        """);
    system.setProperty("selvedge.output", "system");
    system.setProperty("selvedge.fail-on", "system");
    system.setProperty("selvedge.formats", "system");
    Path config = write("agent.properties", "output=config\nfail-on=config\n");

    assertThat(collect("output=argument,config=" + config))
        .containsOnly(
            Map.entry("output", "argument"),
            Map.entry("fail-on", "config"),
            Map.entry("formats", "system"),
            Map.entry("settle", "junit"),
            Map.entry("rules", "user"));
  }

  @Test
  void leaveAFileOfJUnitThatCannotBeReadToJUnit() throws IOException {
    classPathFile("output=user\n");
    write("junit-platform.properties", "selvedge.settle=\\u00\n");

    assertThat(collect(null)).containsOnly(Map.entry("output", "user"));
  }

  @Test
  void leaveOtherSystemPropertiesAlone() {
    system.setProperty("selvedge", "x");
    system.setProperty("other.output", "x");
    system.setProperty("selvedge.agent.jar", "x");
    system.setProperty("selvedge.attach", "false");
    system.setProperty("selvedge.guarded", "true");
    system.setProperty("selvedge.unguarded", "com.acme");
    system.setProperty("selvedge.haltOnFailure", "false");
    system.setProperty("selvedge.skip", "true");

    assertThat(collect(null)).isEmpty();
  }

  @Test
  void mayNameTheConfigFileAsASystemProperty() throws IOException {
    system.setProperty("selvedge.config", write("a.properties", "output=config").toString());
    system.setProperty("selvedge.output", "system");

    assertThat(collect(null)).containsOnly(Map.entry("output", "config"));
    assertThat(collect("output=argument")).containsOnly(Map.entry("output", "argument"));
  }

  @Test
  void readTheConfigFileOfTheArgumentAndNoOther() throws IOException {
    system.setProperty("selvedge.config", write("a.properties", "output=a").toString());

    assertThat(collect("config=" + write("b.properties", "fail-on=b")))
        .containsOnly(Map.entry("fail-on", "b"));
  }

  @Test
  void takeFromAFileWhatAnArgumentCannotHold() throws IOException {
    Path config = write("agent.properties", "output = a,b=c:d \u00e4 \n# a comment\n");

    assertThat(collect("config=" + config)).containsOnly(Map.entry("output", "a,b=c:d \u00e4"));
  }

  @Test
  void refuseAConfigFileThatIsNotThere() {
    Path missing = folder.resolve("missing.properties");

    assertThatThrownBy(() -> collect("config=" + missing))
        .isInstanceOf(OptionException.class)
        .hasMessageContainingAll("option 'config' names the file", missing.toString(), "read");
  }

  @Test
  void refuseAFileThatIsNoPropertiesFile() throws IOException {
    Path broken = write("broken.properties", "output=\\uXYZW");

    assertThatThrownBy(() -> collect("config=" + broken))
        .isInstanceOf(OptionException.class)
        .hasMessageContainingAll(broken.toString(), "cannot be read as a properties file");
  }

  @Test
  void refuseAConfigFileThatNamesAnother() throws IOException {
    Path config = write("agent.properties", "config=other.properties");

    assertThatThrownBy(() -> collect("config=" + config))
        .isInstanceOf(OptionException.class)
        .hasMessageContainingAll(config.toString(), "'config'", "only one such file is read");
  }

  @Test
  void readTheFirstFileInAFolderOfTheClassPath() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.writeString(first.resolve("selvedge.properties"), "output=first");
    Files.writeString(second.resolve("selvedge.properties"), "output=second\nfail-on=second");
    system.setProperty(
        "java.class.path",
        String.join(File.pathSeparator, "", none.toString(), first.toString(), second.toString()));

    assertThat(collect(null)).containsOnly(Map.entry("output", "first"));
  }

  private Map<String, String> collect(@Nullable String argument) {
    return OptionSources.collect(argument, system);
  }

  private void classPathFile(String content) throws IOException {
    write("selvedge.properties", content);
    system.setProperty("java.class.path", folder.toString());
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
