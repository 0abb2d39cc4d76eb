package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTests {

  @TempDir private Path base;

  @Test
  void ofSomebodysChoiceIsThereAndEmpty() throws Exception {
    Path folder = base.resolve("journals/of/mine");

    output(folder).requireWritable();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void ofTheBuildIsLeftToTheAgent() throws Exception {
    output(base.resolve("target/selvedge")).requireWritable();

    assertThat(base).isEmptyDirectory();
  }

  @Test
  void thatIsAFileIsNamedInOneLine() throws Exception {
    Path file = Files.writeString(base.resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> output(file).requireWritable())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "nothing can be written to the output folder "
                + file
                + " (there is a file of that name); set <output>, or selvedge.output, to another"
                + " one");
    assertThatThrownBy(() -> output(file.resolve("below")).requireWritable())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("selvedge.output");
    assertThat(file).hasContent("mine");
  }

  private OutputFolder output(Path folder) {
    return new OutputFolder(folder, base.resolve("target").toString());
  }
}
