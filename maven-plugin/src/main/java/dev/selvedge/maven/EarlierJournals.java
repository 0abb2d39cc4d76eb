package dev.selvedge.maven;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What earlier builds left in a folder. A finding that has been mended since must not fail this
 * build, also where nobody says {@code clean}.
 */
final class EarlierJournals {

  /** The files that the agent and the report make; all others in the folder are not ours. */
  private static final Pattern OURS =
      Pattern.compile(
          "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\.(jsonl|html)|index\\.html");

  private final Path folder;
  private final Instant buildStart;

  /**
   * @param buildStart what is younger was written by this build: by other executions, modules or
   *     goals that share the folder
   */
  EarlierJournals(Path folder, Instant buildStart) {
    this.folder = folder;
    // Some file systems know only seconds.
    this.buildStart = buildStart.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Deletes them.
   *
   * @return how many journals were deleted
   */
  int delete() throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int deleted = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (OURS.matcher(name).matches()
            && Files.getLastModifiedTime(file).toInstant().isBefore(buildStart)) {
          Files.deleteIfExists(file);
          deleted += name.endsWith(".jsonl") ? 1 : 0;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return deleted;
  }
}
