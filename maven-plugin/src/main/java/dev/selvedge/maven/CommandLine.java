package dev.selvedge.maven;

import dev.selvedge.agent.cli.Main;
import dev.selvedge.agent.report.format.Format;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command of the agent's command line, run in this JVM. */
final class CommandLine {

  private final List<String> arguments = new ArrayList<>();

  CommandLine(String command) {
    arguments.add(command);
  }

  CommandLine with(String option) {
    arguments.add(option);
    return this;
  }

  CommandLine with(String option, Object value) {
    arguments.add(option);
    arguments.add(value.toString());
    return this;
  }

  CommandLine over(Collection<Path> folders) {
    folders.forEach(folder -> arguments.add(folder.toString()));
    return this;
  }

  Outcome run() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(
            System.getenv(),
            new PrintWriter(out),
            new PrintWriter(err),
            arguments.toArray(String[]::new));
    // GitHub takes them for what they are only where nothing stands before them.
    out.toString().lines().filter(Outcome::isAnnotation).forEach(System.out::println);
    return new Outcome(
        exitCode,
        out.toString().lines().filter(line -> !Outcome.isAnnotation(line)).toList(),
        err.toString().lines().map(line -> line.replaceFirst("^selvedge: ", "")).toList());
  }

  /**
   * What came of it.
   *
   * @param exitCode as the command line documents it
   * @param out the lines of the result
   * @param complaints the lines about what went wrong
   */
  record Outcome(int exitCode, List<String> out, List<String> complaints) {

    /** All was done. */
    static final int DONE = 0;

    /** Nothing was done, or only a part. */
    static final int INCOMPLETE = 1;

    /** There are findings that must fail. */
    static final int FINDINGS = 3;

    /** Where the command line tells to read on. */
    private static final Pattern HELP = Pattern.compile("; see java -jar \\S+( \\S+)? --help");

    private static final Map<String, String> IN_POM =
        Map.of(
            "--fail-on", "failOn (selvedge.fail-on)",
            "--annotations", "annotations (selvedge.annotations)",
            "--severity", "severities",
            "the command baseline --to", "the goal baseline, to");

    private static boolean isAnnotation(String line) {
      return line.startsWith("::");
    }

    /** What went wrong, in one line, in the words of the POM. */
    String complaint() {
      String line = HELP.matcher(String.join("; ", complaints)).replaceAll("");
      for (Map.Entry<String, String> word : IN_POM.entrySet()) {
        line = line.replace(word.getKey(), word.getValue());
      }
      return line;
    }

    /** The lines that tell how much was found, and where to read about it. */
    List<String> headlines() {
      return out.stream().filter(line -> line.startsWith("Selvedge: ") || isFile(line)).toList();
    }

    /** The lines that tell where to read about it. */
    List<String> files() {
      return out.stream().filter(Outcome::isFile).toList();
    }

    private static boolean isFile(String line) {
      return Stream.of(Format.values()).anyMatch(format -> line.startsWith(format.label() + ": "));
    }
  }
}
