package dev.selvedge.agent.cli;

import dev.selvedge.agent.baseline.Baseline;
import dev.selvedge.agent.baseline.BaselineFile;
import dev.selvedge.agent.baseline.Entry;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.format.Annotations;
import dev.selvedge.agent.report.format.Sources;
import dev.selvedge.agent.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code check}: whether what the journals hold is good enough to go on. */
@Command(
    name = "check",
    description = "Fails, by its exit code, if there are findings that must not be.",
    footer = {
      "",
      "All journals count together, of all JVMs, modules and machines: the same finding",
      "of several is one. The exit code is 3 if a finding fails; else 1 if a folder is",
      "missing or empty or a journal could not be read as a whole, as the check could",
      "have missed something; else 0."
    })
final class CheckCommand extends JournalCommand implements Callable<Integer> {

  private static final int FAILED = 3;
  private static final String AUTO = "auto";
  private static final String ALWAYS = "always";
  private static final String NEVER = "never";

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "ERROR",
      description =
          "The least severity that fails: ERROR (the default), WARNING, or never for none.")
  private String failOn = "ERROR";

  @Option(
      names = "--severity",
      paramLabel = "RULE=SEVERITY",
      description =
          "How bad findings of a rule are, ERROR or WARNING, or off to leave them out. May be"
              + " repeated.")
  private List<String> severities = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Findings in this file, which the command baseline has written, do not fail. May be"
              + " repeated.")
  private List<Path> baselineFiles = List.of();

  @Option(
      names = "--partial",
      description =
          "The folders hold a part of what the baseline is for: one module, one machine, some of"
              + " the tests. What is missing is not named then.")
  private boolean partial;

  @Option(
      names = "--annotations",
      paramLabel = "WHEN",
      defaultValue = AUTO,
      description =
          "Whether to print findings as annotations for GitHub, which shows them beside the code:"
              + " auto (the default; if GITHUB_ACTIONS is true), always or never.")
  private String annotations = AUTO;

  @Mixin private SourcesOption sourcesOption = new SourcesOption();

  @Override
  public Integer call() throws IOException {
    String least =
        Choice.of(spec, "--fail-on", failOn, List.of("ERROR", "WARNING", Judgement.NEVER));
    boolean annotated = isAnnotated();
    Sources code = sourcesOption.code();
    Map<String, String> byRule = severities();
    Baseline baseline = baselineFiles.isEmpty() ? null : baseline();
    Journals journals = read();
    if (!journals.any()) {
      complain("there is nothing to check");
      return CommandLine.ExitCode.SOFTWARE;
    }
    complainOfUnfinished(journals, "what was found until then is checked");
    complainOfMissingHooks(journals);
    Judgement judgement = new Judgement(journals.findings(), byRule, least, baseline);
    print(judgement.summary().render(journals.suppressed()));
    if (annotated) {
      printPlain(new Annotations(code).lines(judgement.unknown()));
    }
    if (baseline != null) {
      BaselineRemarks remarks = new BaselineRemarks(baseline, journals, isWhole());
      print(partial ? remarks.textOfPart(judgement.failing()) : remarks.text(judgement.failing()));
    } else if (judgement.fails() && Files.isRegularFile(Path.of(BaselineFile.NAME))) {
      complain(
          "there is a baseline in this folder, which counts only with --baseline "
              + BaselineFile.NAME);
    }
    if (judgement.fails()) {
      return FAILED;
    }
    return isWhole() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private boolean isAnnotated() {
    return switch (Choice.of(spec, "--annotations", annotations, List.of(AUTO, ALWAYS, NEVER))) {
      case AUTO -> gitHub().isHere();
      case ALWAYS -> true;
      default -> false;
    };
  }

  private Map<String, String> severities() {
    Map<String, String> byRule = new LinkedHashMap<>();
    for (String each : severities) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw new ParameterException(
            spec.commandLine(),
            "--severity has the value '" + each + "'; write RULE=ERROR, RULE=WARNING or RULE=off");
      }
      String rule =
          Choice.of(spec, "The rule of --severity", each.substring(0, equals), Rules.names());
      byRule.put(
          rule,
          Choice.of(
              spec,
              "--severity " + rule,
              each.substring(equals + 1),
              List.of("ERROR", "WARNING", Judgement.OFF)));
    }
    return byRule;
  }

  private Baseline baseline() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path file : baselineFiles) {
      try {
        entries.addAll(BaselineFile.read(file).entries());
      } catch (IOException e) {
        throw new IOException(
            "the baseline "
                + file
                + " "
                + e.getMessage()
                + "; make one with the command baseline --to "
                + file,
            e);
      }
    }
    return new Baseline(entries);
  }

  private void complainOfMissingHooks(Journals journals) {
    long missing = journals.runsWithMissingHooks();
    if (missing > 0) {
      complain(
          some(missing, journals)
              + " could not watch all calls, so something may have been missed; the command report"
              + " names them");
    }
  }
}
