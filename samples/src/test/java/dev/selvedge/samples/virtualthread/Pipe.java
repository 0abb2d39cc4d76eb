package dev.selvedge.samples.virtualthread;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A named pipe, into which a command is written some time. */
final class Pipe implements Closeable {
  private final Path folder = Files.createTempDirectory("commands");
  final Path path = folder.resolve("pipe");
  private final Thread writer;

  Pipe(String command) throws IOException, InterruptedException {
    new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
    writer = Thread.ofPlatform().unstarted(() -> writeLate(command));
  }

  /** Writes after a time that nobody would wait for on a carrier. */
  void write() {
    writer.start();
  }

  private void writeLate(String command) {
    try {
      Thread.sleep(400);
      Files.writeString(path, command);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.delete(path);
    Files.delete(folder);
  }
}
