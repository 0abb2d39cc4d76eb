package dev.selvedge.agent.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file, none of which is ever held beyond a bound: a longer one is passed over. */
final class JournalLines implements Closeable {

  /** More than the agent writes in a line, in characters. */
  static final int LONGEST = 1 << 20;

  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final Reader reader;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder line = new StringBuilder();
  private int position;
  private int end;
  private boolean tooLong;
  private boolean complete;

  JournalLines(Path file) throws IOException {
    // This reader replaces bytes that are no UTF-8, where Files.newBufferedReader would give up.
    reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
  }

  /** Goes to the next line, if there is one. */
  boolean advance() throws IOException {
    line.setLength(0);
    tooLong = false;
    complete = false;
    while (!complete) {
      if (position == end && !fill()) {
        return !line.isEmpty() || tooLong;
      }
      char character = buffer[position++];
      if (character == '\n') {
        complete = true;
      } else if (line.length() < LONGEST) {
        line.append(character);
      } else {
        tooLong = true;
      }
    }
    return true;
  }

  /** The line without its end, or null if it is too long. */
  @Nullable String line() {
    if (tooLong) {
      return null;
    }
    return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK
        ? line.substring(1)
        : line.toString();
  }

  /** Whether the line ends in a line feed; the last one of a killed JVM may not. */
  boolean complete() {
    return complete;
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, reader.read(buffer));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
