package dev.selvedge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file that the agent's jar becomes. */
class AgentJarTests {

  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path temporary;

  @Test
  void holdsTheContent() throws IOException {
    assertThat(jar(CONTENT).toFile()).hasBinaryContent(CONTENT);
  }

  @Test
  void isUsedAgain() throws IOException {
    Path first = jar(CONTENT).toFile();
    FileTime written = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(first, written);

    assertThat(jar(CONTENT).toFile()).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(written);
    try (Stream<Path> files = Files.list(first.getParent())) {
      assertThat(files).containsExactly(first);
    }
  }

  @Test
  void isAnotherForAnotherContent() throws IOException {
    assertThat(jar(CONTENT).toFile()).isNotEqualTo(jar(new byte[] {4}).toFile());
  }

  @Test
  void isWrittenAgainIfItIsDamaged() throws IOException {
    Files.write(jar(CONTENT).toFile(), new byte[] {9});

    assertThat(jar(CONTENT).toFile()).hasBinaryContent(CONTENT);
  }

  @Test
  void isNoneWhereTheFrameworkDoesNotContainIt() throws IOException {
    assertThat(new AgentJar(null, temporary).toFile()).isNull();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void liesInAFolderForTheUserAlone() throws IOException {
    assertThat(permissions(jar(CONTENT).toFile().getParent())).isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isNotTakenFromAFolderThatOthersCanWriteTo() throws IOException {
    Path first = jar(CONTENT).toFile();
    Files.setPosixFilePermissions(first.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

    Path second = jar(CONTENT).toFile();

    assertThat(second.getParent()).isNotEqualTo(first.getParent());
    assertThat(second).hasBinaryContent(CONTENT);
    assertThat(permissions(second.getParent())).isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isNotTakenFromALinkToAnotherFolder() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Path shared = jar(CONTENT).toFile().getParent();
    try (Stream<Path> files = Files.list(shared)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(shared);
    Files.createSymbolicLink(shared, elsewhere);

    jar(CONTENT).toFile();

    assertThat(elsewhere).isEmptyDirectory();
  }

  private AgentJar jar(byte[] content) {
    return new AgentJar(content, temporary);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
