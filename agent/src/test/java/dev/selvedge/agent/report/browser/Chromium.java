package dev.selvedge.agent.report.browser;

import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Chromium or Chrome of this machine, without a window, as {@code CHROME_BIN} names it or as it
 * is found on the {@code PATH}. It reaches no network.
 */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final long MOST_SECONDS_TO_START = 60;

  private final Process process;
  private final DevTools tools;

  private Chromium(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /** The program; empty on a machine that has none. */
  static Optional<Path> program() {
    String named = System.getenv("CHROME_BIN");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser.
   *
   * @param folder where it keeps what it knows; nobody else may use it
   */
  static Chromium start(Path program, Path folder) throws IOException, InterruptedException {
    Path said = folder.resolve("chromium.txt");
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(
        List.of(
            "--headless=new",
            "--remote-debugging-port=0",
            "--user-data-dir=" + folder.resolve("profile"),
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
            "--disable-sync",
            "--no-first-run",
            "--no-default-browser-check",
            "--no-proxy-server",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--force-color-profile=srgb",
            "--hide-scrollbars"));
    if (System.getProperty("user.name", "").equals("root")) {
      command.add("--no-sandbox");
    }
    command.add("about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing(folder)))
            .start();
    try {
      return new Chromium(process, DevTools.connect(address(process, folder, said)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private static File nothing(Path folder) throws IOException {
    return Files.createFile(folder.resolve("nothing.txt")).toFile();
  }

  /** Where it listens, which it writes into its profile when it does. */
  private static String address(Process process, Path folder, Path said)
      throws IOException, InterruptedException {
    Path file = folder.resolve("profile").resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_TO_START);
    while (System.nanoTime() < deadline && process.isAlive()) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() >= 2) {
        return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    throw new IOException("The browser did not start: " + Files.readString(said));
  }

  /** Opens an empty tab as wide and high as that of a notebook. */
  Tab tab() {
    JsonObject created = tools.call(null, "Target.createTarget", Map.of("url", "about:blank"));
    String target = created.get("targetId").getAsString();
    JsonObject attached =
        tools.call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true));
    return new Tab(tools, attached.get("sessionId").getAsString(), target);
  }

  @Override
  public void close() {
    tools.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        end(process);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }
}
