package dev.selvedge.agent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTests {

  @TempDir Path folder;

  @Test
  void makesTheFoldersAndTheFile() throws IOException {
    Path file = folder.resolve("a/b/page.html");

    AtomicFile.write(file, out -> out.write("text"));

    assertThat(file).hasContent("text");
  }

  @Test
  void replacesAnOlderFileAndLeavesNothingBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "old");

    AtomicFile.write(file, out -> out.write("new"));

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void theOlderFileStaysWholeWhenWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("half");
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + file + ": No space left on device");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void aFolderInTheWayIsNamed() {
    assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write("text")))
        .hasMessage("cannot write " + folder + ": it is a folder; name a file");
  }

  @Test
  void aFileWhereAFolderIsNeededIsNamed() throws IOException {
    Path blocking = Files.createFile(folder.resolve("blocking"));

    assertThatThrownBy(
            () -> AtomicFile.write(blocking.resolve("page.html"), out -> out.write("text")))
        .hasMessageStartingWith("cannot write " + blocking.resolve("page.html"))
        .hasMessageEndingWith("choose another place");
  }
}
