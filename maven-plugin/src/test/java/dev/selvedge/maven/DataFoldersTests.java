package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFoldersTests {

  @TempDir private Path base;

  @BeforeEach
  void journals() throws IOException {
    for (String folder :
        List.of("shards/1", "shards/2", "web/target/selvedge", "target/selvedge")) {
      Files.createDirectories(base.resolve(folder));
      Files.writeString(base.resolve(folder).resolve("a.jsonl"), "{}");
    }
    Files.createDirectories(base.resolve("shards/empty"));
  }

  @Test
  void areSeenFromTheBase() throws Exception {
    assertThat(find("shards/1", base.resolve("shards/2").toString()))
        .containsExactly(base.resolve("shards/1"), base.resolve("shards/2"));
  }

  @Test
  void areMatchedByPatternsWhereTheyHoldJournals() throws Exception {
    assertThat(find("shards/*"))
        .containsExactly(base.resolve("shards/1"), base.resolve("shards/2"));
    assertThat(find("**/target/selvedge"))
        .containsExactly(base.resolve("target/selvedge"), base.resolve("web/target/selvedge"));
    assertThat(find(base.toString().replace('\\', '/') + "/sh?rds/2"))
        .containsExactly(base.resolve("shards/2"));
  }

  @Test
  void areNamedIfTheyHoldNoJournal() {
    for (String folder : List.of("shards/empty", "nowhere", "nowhere/*", "shards/e*")) {
      assertThatThrownBy(() -> find(folder))
          .isInstanceOf(MojoExecutionException.class)
          .hasMessageContainingAll("no journal", folder, "dataFolders");
    }
  }

  private List<Path> find(String... folders) throws MojoExecutionException {
    return new DataFolders(base).find(List.of(folders));
  }
}
