package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.format.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says where the code is which reports point to. */
final class SourcesOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description =
          "Where the sources are that sarif, github and annotations point to; looked for in this"
              + " folder and below it unless given. May be repeated.")
  private List<Path> folders = List.of();

  /**
   * Where the code is.
   *
   * @throws ParameterException if what the user says is no folder
   */
  Sources code() {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new ParameterException(
            spec.commandLine(),
            "--sources has the value '"
                + folder
                + "', which is no folder; name one of sources, as src/main/java, or of a project");
      }
    }
    return Sources.of(folders, Path.of(""));
  }
}
