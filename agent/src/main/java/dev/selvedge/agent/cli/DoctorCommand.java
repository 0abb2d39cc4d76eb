package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.JournalReader;
import dev.selvedge.agent.report.Journals;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code doctor}: whether what the agent is to see is seen on this JVM. */
@Command(
    name = "doctor",
    description = "Proves on this JVM that each sensor fires, by provoking each.",
    footer = {
      "",
      "A program that does what is to be found runs in a JVM of its own, of the JDK",
      "that runs this command. The exit code is 1 if one of the sensors did not fire."
    })
final class DoctorCommand implements Callable<Integer> {

  /** All provocations take some ten seconds; a machine may be very busy. */
  private static final long MOST_MINUTES = 5;

  private static final Pattern LAMBDA = Pattern.compile("^lambda\\$(\\w+)\\$\\d+$");

  /** What a JVM says around the reason why it does not start. */
  private static final List<String> NO_REASONS =
      List.of(
          "Picked up ",
          "NOTE: Picked up ",
          "Error: Could not create the Java Virtual Machine",
          "Error: A fatal exception has occurred",
          "Error occurred during initialization of VM");

  @ParentCommand private @Nullable Main main;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--jvm-option",
      paramLabel = "OPTION",
      description = "An option for that JVM, as --jvm-option=-XX:+UseZGC. May be repeated.")
  private List<String> jvmOptions = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path jar = jar();
    if (jar == null) {
      return complain("this runs from no jar; run java -jar selvedge-agent.jar doctor");
    }
    Path folder = Files.createTempDirectory("selvedge-doctor");
    try {
      return examine(folder, jar);
    } finally {
      delete(folder);
    }
  }

  private int examine(Path folder, Path jar) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command(folder, jvmOptions, jar))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      return complain("the JVM that was to be looked at did not end within " + MOST_MINUTES + "m");
    }
    if (process.exitValue() != 0) {
      return complain(
          "the JVM that was to be looked at ended with "
              + process.exitValue()
              + words(
                  Files.readString(err, StandardCharsets.UTF_8)
                      + Files.readString(out, StandardCharsets.UTF_8)));
    }
    Journals journals = JournalReader.read(JournalReader.journalsIn(folder));
    if (!journals.any()) {
      return complain("the agent wrote no journal on this JVM; please report it");
    }
    return print(Files.readAllLines(out, StandardCharsets.UTF_8), journals);
  }

  private static List<String> command(Path folder, List<String> jvmOptions, Path jar) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add(
        "-javaagent:"
            + jar
            + "=output="
            + folder
            + ",eventloops=selvedge-doctor-loop,packages=dev.selvedge.doctor,formats=none");
    command.addAll(List.of("-cp", jar.toString(), Patient.class.getName()));
    return command;
  }

  /** The jar that this runs from; null if it runs from none. */
  private static @Nullable Path jar() {
    CodeSource source = DoctorCommand.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = source == null ? null : Path.of(source.getLocation().toURI());
      return jar != null && Files.isRegularFile(jar) ? jar : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private int print(List<String> lines, Journals journals) {
    Set<String> found =
        journals.findings().stream().map(DoctorCommand::key).collect(Collectors.toSet());
    PrintWriter out = spec.commandLine().getOut();
    boolean quiet = main != null && main.isQuiet();
    if (!quiet) {
      out.println(Diagnosis.head(journals));
    }
    int silent = 0;
    int fires = 0;
    for (String line : lines) {
      Diagnosis diagnosis = Diagnosis.of(line, found);
      if (!quiet || diagnosis.isSilent()) {
        out.println(diagnosis);
      }
      silent += diagnosis.isSilent() ? 1 : 0;
      fires += diagnosis.fires() ? 1 : 0;
    }
    if (!quiet) {
      out.println();
      out.println(
          silent == 0
              ? "All " + fires + " fire."
              : silent + " of " + (silent + fires) + " did not fire; please report it.");
    }
    out.flush();
    return silent == 0 && fires > 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Rule and method of the site of a finding; a lambda counts as the method that holds it. */
  private static String key(Map<String, Object> finding) {
    String method =
        finding.get("site") instanceof Map<?, ?> site ? String.valueOf(site.get("method")) : "";
    return finding.get("rule") + " " + LAMBDA.matcher(method).replaceFirst("$1");
  }

  /** What it said itself: the last line of the agent, else the first of the JVM that says why. */
  private static String words(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    @Nullable String last =
        lines.stream()
            .filter(line -> line.startsWith("selvedge: "))
            .reduce((a, b) -> b)
            .orElse(null);
    @Nullable String first =
        lines.stream()
            .filter(line -> NO_REASONS.stream().noneMatch(line::startsWith))
            .findFirst()
            .orElse(null);
    return last != null ? ": " + last : first != null ? ": " + first : "";
  }

  private int complain(String sentence) {
    spec.commandLine().getErr().println("selvedge: " + Inert.sentence(sentence));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
