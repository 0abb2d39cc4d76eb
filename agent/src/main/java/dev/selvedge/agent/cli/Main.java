package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.Inert;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
    subcommands = {ReportCommand.class, DoctorCommand.class},
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the work could not be done, or only in part",
      "2:the command line is wrong"
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * Runs the command and returns its exit code.
   *
   * @param out where results go
   * @param err where complaints go
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler((e, arguments) -> wrongUse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
  }

  private static int wrongUse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    complain(
        command, e.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine command) {
    String message = e.getMessage();
    complain(command, message == null ? e.getClass().getName() : message);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void complain(CommandLine command, String message) {
    command.getErr().println("selvedge: " + Inert.sentence(message));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
