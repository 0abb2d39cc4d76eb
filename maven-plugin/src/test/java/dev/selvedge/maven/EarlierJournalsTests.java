package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierJournalsTests {

  private static final Instant BUILD = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Instant BEFORE = BUILD.minus(Duration.ofMinutes(1));

  @TempDir private Path folder;

  @Test
  void areDeletedWithTheirPages() throws IOException {
    String run = UUID.randomUUID().toString();
    file(run + ".jsonl", BEFORE);
    file(run + ".html", BEFORE);
    file("index.html", BEFORE);

    assertThat(new EarlierJournals(folder, BUILD).delete()).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void areNotThoseOfThisBuild() throws IOException {
    Path now = file(UUID.randomUUID() + ".jsonl", BUILD.plusSeconds(1));
    Path inWholeSeconds = file(UUID.randomUUID() + ".jsonl", BUILD.minusMillis(678));

    assertThat(new EarlierJournals(folder, BUILD).delete()).isZero();
    assertThat(now).exists();
    assertThat(inWholeSeconds).exists();
  }

  @Test
  void areNoFilesOfAnybodyElse() throws IOException {
    Path others = file("access.jsonl", BEFORE);
    Path page = file("notes.html", BEFORE);

    assertThat(new EarlierJournals(folder, BUILD).delete()).isZero();
    assertThat(others).exists();
    assertThat(page).exists();
  }

  @Test
  void areNoneWhereThereIsNoFolder() throws IOException {
    assertThat(new EarlierJournals(folder.resolve("none"), BUILD).delete()).isZero();
  }

  private Path file(String name, Instant modified) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "{}");
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }
}
