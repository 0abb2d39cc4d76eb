package dev.selvedge.samples.virtualthread;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A named pipe, into which a command is written some time. */
final class Pipe implements Closeable {
  private final Path folder = Files.createTempDirectory("commands");
  final Path path = folder.resolve("pipe");
  private final String command;
  private @Nullable Thread writer;

  Pipe(String command) throws IOException, InterruptedException {
    new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
    this.command = command;
  }

  /** Writes after a time that nobody would wait for on a carrier. */
  void write() {
    writer = Thread.ofPlatform().start(this::writeLate);
  }

  private void writeLate() {
    try {
      Thread.sleep(1_500);
      Files.writeString(path, command);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (writer != null) {
        writer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.delete(path);
    Files.delete(folder);
  }
}
