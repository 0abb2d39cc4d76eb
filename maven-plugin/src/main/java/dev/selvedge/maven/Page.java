package dev.selvedge.maven;

import dev.selvedge.agent.report.format.Format;
import dev.selvedge.maven.CommandLine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The HTML page of journals, and reports in other formats beside it. */
final class Page {

  private final Path file;
  private final Path sources;
  private final Log log;

  /**
   * @param file the page; the others go to its folder
   * @param sources the folder of the project
   */
  Page(Path file, Path sources, Log log) {
    this.file = file;
    this.sources = sources;
    this.log = log;
  }

  /**
   * Writes them and logs how much was found.
   *
   * @param names the formats; the page alone if there are none
   */
  void write(List<Path> folders, @Nullable List<String> names) throws MojoExecutionException {
    List<Format> formats = formats(names == null ? List.of() : names);
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "the folder of the page " + file + " cannot be made: " + e.getMessage());
    }
    List<Format> others = new ArrayList<>(formats);
    boolean apart = !file.equals(folder.resolve(Format.HTML.file())) && others.remove(Format.HTML);
    Set<String> told = new HashSet<>();
    if (apart) {
      write(List.of(Format.HTML), file, folders, true, told);
    }
    if (!others.isEmpty()) {
      // All in one go, since there may be gigabytes to read.
      Path to = others.size() == 1 ? folder.resolve(others.get(0).file()) : folder;
      write(others, to, folders, !apart, told);
    }
  }

  /**
   * @param summed whether to tell how much was found
   * @param told what was complained of so far
   */
  private void write(
      List<Format> formats, Path to, List<Path> folders, boolean summed, Set<String> told)
      throws MojoExecutionException {
    String names = formats.stream().map(Format::text).collect(Collectors.joining(","));
    Outcome outcome =
        new CommandLine("report")
            .with("--format", names)
            .with("--to", to)
            .with("--sources", sources)
            .over(folders)
            .run();
    List<String> headlines = outcome.headlines();
    if (headlines.isEmpty()) {
      throw new MojoExecutionException(outcome.complaint());
    }
    (summed ? headlines : outcome.files()).forEach(log::info);
    outcome.complaints().stream().filter(told::add).forEach(log::warn);
  }

  private static List<Format> formats(List<String> names) throws MojoExecutionException {
    List<Format> formats = new ArrayList<>();
    for (String name : names) {
      Format format = Format.of(name.strip());
      if (format == null) {
        throw new MojoExecutionException(
            "the parameter formats has the value '"
                + name
                + "'; accepted: "
                + String.join(", ", Format.names()));
      }
      if (!formats.contains(format)) {
        formats.add(format);
      }
    }
    return formats.isEmpty() ? List.of(Format.HTML) : formats;
  }
}
