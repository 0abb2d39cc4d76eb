package dev.selvedge.samples.virtualthread;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Commands that another process writes into a named pipe. A platform thread waits for them, because
 * the read is the operating system's and keeps whatever thread makes it; the virtual thread that
 * wants the command waits for that one, and leaves its carrier. May be used by several threads at
 * once: each command goes to one of them.
 */
public final class Commands implements AutoCloseable {
  // A thread for each read, one after the other: what is begun is never left in a queue.
  private final ExecutorService reader =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("commands-", 0).factory());
  private final Lock turn = new ReentrantLock();
  private final Path pipe;
  // If whoever waits for it is cancelled, it goes on for the next one.
  private @Nullable Future<String> begun;

  /** Commands from the given pipe. */
  public Commands(Path pipe) {
    this.pipe = pipe;
  }

  /**
   * The next command, waited for.
   *
   * @throws IOException if the pipe cannot be read, or this is closed
   * @throws InterruptedException if the thread is interrupted; the command goes to the next one
   */
  public String next() throws InterruptedException, IOException {
    turn.lockInterruptibly();
    try {
      if (begun == null) {
        begun = reader.submit(this::read);
      }
      String command = begun.get();
      begun = null;
      return command;
    } catch (ExecutionException e) {
      begun = null;
      throw new IOException(e.getCause());
    } catch (RejectedExecutionException e) {
      throw new IOException("closed", e);
    } finally {
      turn.unlock();
    }
  }

  private String read() throws IOException {
    // What "Files" reads, no interrupt ends.
    try (InputStream command = Channels.newInputStream(FileChannel.open(pipe, READ))) {
      return new String(command.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Ends the read for which no command has come. */
  @Override
  public void close() throws IOException {
    reader.shutdownNow();
    // No interrupt ends the opening of a pipe, which waits for somebody who writes. This is one, so
    // that the reader comes to its read.
    try (var _ = FileChannel.open(pipe, READ, WRITE)) {
      reader.close();
    }
  }
}
