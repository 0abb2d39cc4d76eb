package dev.selvedge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the agent may attach itself. */
class AttachSettingTests {

  @TempDir Path folder;

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"true", "", "yes"})
  void itMayUnlessItIsForbidden(String value) {
    assertThat(AttachSetting.isOn(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", " FALSE "})
  void itMayNotIfItIsForbidden(String value) {
    assertThat(AttachSetting.isOn(value)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"true", " FALSE "})
  void yesAndNoCanBeUsed(String value) {
    assertThat(AttachSetting.isUsable(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "fals"})
  void nothingElseCan(String value) {
    assertThat(AttachSetting.isUsable(value)).isFalse();
  }

  @Test
  void theSystemPropertyOfTheseTestsForbidsIt() {
    assertThat(AttachSetting.isOn()).isFalse();
  }

  @Test
  void junitsFileIsRead() throws Exception {
    Files.writeString(folder.resolve("junit-platform.properties"), "selvedge.attach = false\n");

    assertThat(fromFile()).isEqualTo("false");
  }

  @Test
  void aFileThatCannotBeReadSaysNothing() throws Exception {
    Files.writeString(folder.resolve("junit-platform.properties"), "selvedge.attach = \\u00\n");

    assertThat(fromFile()).isNull();
  }

  @Test
  void noFileSaysNothing() throws Exception {
    assertThat(fromFile()).isNull();
  }

  private String fromFile() throws Exception {
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      return AttachSetting.fromFile(loader);
    }
  }
}
