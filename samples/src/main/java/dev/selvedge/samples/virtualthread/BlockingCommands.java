package dev.selvedge.samples.virtualthread;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Commands read from a named pipe by the virtual thread itself, whose carrier waits with it for
 * whoever writes. {@link Commands} does it right.
 */
public final class BlockingCommands {
  private final Path pipe;

  /** Commands from the given pipe. */
  public BlockingCommands(Path pipe) {
    this.pipe = pipe;
  }

  /** The next command, waited for. */
  public String next() throws IOException {
    return Files.readString(pipe, StandardCharsets.UTF_8); // FINDING: BlockedCarrier
  }
}
