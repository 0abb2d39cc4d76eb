package dev.selvedge.doctor;

import static dev.selvedge.doctor.Provocations.onLoop;

import java.nio.file.Path;
import java.util.List;

/** Starting a process, and waiting for its end. */
final class Processes {

  private Processes() {}

  static List<Provocation> provocations() {
    return List.of(
        onLoop("starting a process", "start", Processes::start),
        onLoop("waiting for a process", "waitFor", Processes::waitFor));
  }

  private static ProcessBuilder java() {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(), "-version")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private static void start() throws Exception {
    Process process = java().start();
    process.destroy();
  }

  private static void waitFor() throws Exception {
    Process[] process = new Process[1];
    Thread starter =
        new Thread(
            () -> {
              try {
                process[0] = java().start();
              } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
              }
            });
    starter.start();
    while (starter.isAlive()) {
      Thread.onSpinWait();
    }
    process[0].waitFor();
  }
}
