package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.format.GitHub;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line of Selvedge. It answers with exit codes and single lines, never with a stack
 * trace.
 */
@Command(
    name = "java -jar selvedge-agent.jar",
    description =
        "Finds blocked event loops, forgotten futures, swallowed cancellation and unbounded"
            + " fan-out.",
    footer = {
      "",
      "To watch a program, run it with -javaagent:selvedge-agent.jar=output=FOLDER;",
      "then look at what was found with the command report."
    },
    subcommands = {
      ReportCommand.class,
      CheckCommand.class,
      BaselineCommand.class,
      DoctorCommand.class
    },
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the work could not be done, or only in part",
      "2:the command line is wrong",
      "3:only of the command check: findings fail it"
    })
public final class Main implements Runnable {

  private static final String AUTO = "auto";
  private static final String ALWAYS = "always";

  private static final String NEVER = "never";

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = AUTO,
      scope = CommandLine.ScopeType.INHERIT,
      description =
          "Whether to use colours: auto (the default; on a terminal, unless NO_COLOR is set),"
              + " always or never.")
  private String color = AUTO;

  @Option(
      names = {"-q", "--quiet"},
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print nothing but what went wrong, and tell the rest by the exit code.")
  private boolean quiet;

  private final Map<String, String> environment;

  private Main(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(new Main(Terminal.ofThisJvm(), System.getenv())).execute(arguments));
  }

  /**
   * Runs the command, for a program that goes on after it.
   *
   * @param out where to print what was asked for
   * @param err where to print what is wrong
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(Map.of(), out, err, arguments);
  }

  /**
   * Runs the command, for a program that goes on after it.
   *
   * @param environment the environment to look at, as {@code System.getenv()}
   * @param out where to print what was asked for
   * @param err where to print what is wrong
   * @return the exit code
   */
  public static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine(new Main(Terminal.NONE, environment))
        .setOut(out)
        .setErr(err)
        .execute(arguments);
  }

  private static CommandLine commandLine(Main main) {
    return new CommandLine(main)
        .setColorScheme(Help.defaultColorScheme(main.terminal.ansi()))
        .setParameterExceptionHandler((e, arguments) -> wrongUse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
  }

  private static int wrongUse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    complain(
        command,
        e.getMessage()
            + meant(e)
            + "; see "
            + command.getCommandSpec().qualifiedName()
            + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  /** What a word was meant to be that is none, if that can be guessed. */
  private static String meant(ParameterException e) {
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return suggestions.isEmpty() ? "" : ", did you mean " + suggestions.get(0) + "?";
  }

  private static int failed(Exception e, CommandLine command) {
    String message = e.getMessage();
    complain(command, message == null ? e.getClass().getName() : message);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void complain(CommandLine command, String message) {
    command.getErr().println("selvedge: " + Inert.visible(message));
  }

  /** Whether somebody looks on. */
  boolean isInteractive() {
    return terminal.interactive() && !quiet;
  }

  /** Where this runs. */
  GitHub gitHub() {
    return new GitHub(environment);
  }

  boolean isQuiet() {
    return quiet;
  }

  /** Whether to print in colours. */
  boolean isColored() {
    return switch (Choice.of(spec, "--color", color, List.of(AUTO, ALWAYS, NEVER))) {
      case AUTO -> terminal.isColored();
      case ALWAYS -> true;
      default -> false;
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
