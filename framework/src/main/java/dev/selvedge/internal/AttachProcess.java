package dev.selvedge.internal;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that has the agent loaded into this one: a JVM may not attach to itself.
 *
 * @param command how to start it, up to and with its main class; null if that is not known
 * @param timeout how long it may take
 */
record AttachProcess(@Nullable List<String> command, Duration timeout) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static AttachProcess ofThisJvm() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = ownClassPath();
    return new AttachProcess(
        classPath == null
            ? null
            : List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classPath,
                AttachMain.class.getName()),
        PATIENCE);
  }

  /**
   * Loads an agent into this JVM, and waits for it to have started.
   *
   * @return why that failed, as a clause; null if it worked
   */
  @Nullable String attach(Path agent) {
    if (command == null) {
      return "the file that selvedge-framework was loaded from is not known";
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    command.stream(),
                    Stream.of(Long.toString(ProcessHandle.current().pid()), agent.toString()))
                .toList());
    // What the user adds to every JVM is not meant for this one.
    builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
    File output = null;
    try {
      output = File.createTempFile("selvedge-attach-", ".txt");
      builder.redirectErrorStream(true).redirectOutput(output);
      return run(builder.start(), output.toPath());
    } catch (IOException e) {
      return "a helper process could not be started (" + e.getMessage() + ")";
    } finally {
      if (output != null && !output.delete()) {
        output.deleteOnExit();
      }
    }
  }

  private @Nullable String run(Process process, Path output) throws IOException {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return "it did not start within " + timeout.toSeconds() + " s";
      }
      return process.exitValue() == 0 ? null : lastLine(output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the thread was interrupted meanwhile";
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lastLine(Path output) throws IOException {
    String text = new String(java.nio.file.Files.readAllBytes(output), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> !line.isBlank())
        .reduce((earlier, later) -> later)
        .map(String::strip)
        .orElse("the helper process said nothing");
  }

  /** The jar or folder of the framework, on whatever path it is here. */
  private static @Nullable String ownClassPath() {
    CodeSource source = AttachMain.class.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? null
          : Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException | RuntimeException noFile) {
      return null;
    }
  }
}
