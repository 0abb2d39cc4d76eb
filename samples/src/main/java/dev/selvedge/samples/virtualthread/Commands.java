package dev.selvedge.samples.virtualthread;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Commands that another process writes into a named pipe. A platform thread waits for them, because
 * the read is the operating system's and keeps whatever thread makes it; the virtual thread that
 * wants the command waits for that one, and leaves its carrier.
 */
public final class Commands implements AutoCloseable {
  private final ExecutorService reader = Executors.newSingleThreadExecutor();
  private final Path pipe;

  /** Commands from the given pipe. */
  public Commands(Path pipe) {
    this.pipe = pipe;
  }

  /** The next command, waited for. */
  public String next() throws InterruptedException, IOException {
    try {
      return reader.submit(() -> Files.readString(pipe, StandardCharsets.UTF_8)).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
