package dev.selvedge.samples.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.samples.shop.ShopMain;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop in a JVM of its own, started as its operator would start it. */
final class ShopProcess implements AutoCloseable {
  private static final Pattern OPEN = Pattern.compile("Open at (http://\\S+)");
  private static final long PATIENCE_SECONDS = 60;

  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final Process process;
  private final Thread reader;

  private ShopProcess(Process process, Consumer<String> output) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(() -> read(output));
  }

  /**
   * Starts the process.
   *
   * @param jvmOptions what comes before the main class, besides the class path
   * @param environment the settings of the shop
   * @param output told each line that the shop prints, on a thread of its own
   * @param errors where its standard error goes, which is where the agent prints
   */
  static ShopProcess start(
      List<String> jvmOptions,
      Map<String, String> environment,
      Consumer<String> output,
      Redirect errors)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ShopMain.class.getName(), "--until-end-of-input"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new ShopProcess(builder.redirectError(errors).start(), output);
  }

  private void read(Consumer<String> output) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.accept(line);
        Matcher open = OPEN.matcher(line);
        if (open.find()) {
          address.complete(URI.create(open.group(1)));
        }
      }
      address.completeExceptionally(new EOFException("end of output"));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  /** Waits until the shop is open, and says where. */
  URI address() throws IOException, InterruptedException {
    try {
      return address.get(PATIENCE_SECONDS, SECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the shop ended before it was open", e);
    } catch (TimeoutException e) {
      throw new IOException("the shop did not open within " + PATIENCE_SECONDS + " s", e);
    }
  }

  /** Asks the process to end, by a signal where there are signals. */
  void terminate() {
    // By its handle: the process object would close the streams that are still being read.
    process.toHandle().destroy();
  }

  /** Has the shop close in good order, and gives its exit code when all of its output is read. */
  int stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
      throw new IOException("the shop did not end within " + PATIENCE_SECONDS + " s");
    }
    reader.join();
    return process.exitValue();
  }

  /** Ends the process at once if it still runs. */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }
}
