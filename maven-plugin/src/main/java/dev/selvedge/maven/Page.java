package dev.selvedge.maven;

import dev.selvedge.maven.CommandLine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** An HTML page of journals. */
final class Page {

  private final Path file;
  private final Log log;

  Page(Path file, Log log) {
    this.file = file;
    this.log = log;
  }

  /** Writes the page and logs how much is on it. */
  void write(List<Path> folders) throws MojoExecutionException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new MojoExecutionException(
          "the folder of the page " + file + " cannot be made: " + e.getMessage());
    }
    Outcome outcome = new CommandLine("report").with("--to", file).over(folders).run();
    List<String> headlines = outcome.headlines();
    if (headlines.isEmpty()) {
      throw new MojoExecutionException(outcome.complaint());
    }
    headlines.forEach(log::info);
    outcome.complaints().forEach(log::warn);
  }
}
