package dev.selvedge.agent.report;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file, none of which is ever held beyond a bound: a longer one is passed over. */
final class JournalLines implements Closeable {

  /** More than the agent writes in a line, in characters. */
  static final int LONGEST = 1 << 20;

  private static final char BYTE_ORDER_MARK = 0xfeff;

  private final Reader reader;
  private final char[] buffer = new char[1 << 15];
  private final StringBuilder line = new StringBuilder();
  private int position;
  private int end;
  private boolean tooLong;
  private boolean complete;

  /**
   * @throws IOException if it cannot be read; its message is for people where it is about what kind
   *     of file it is
   */
  JournalLines(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device or a pipe may have no end, or never begin.
      throw new IOException("it is no regular file");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      // This reader replaces bytes that are no text, where Files.newBufferedReader would give up.
      reader = new InputStreamReader(in, charset(in));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** UTF-8, unless the file begins with the mark that some shells write before UTF-16. */
  private static Charset charset(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == 0xff && second == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (first == 0xfe && second == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    if ((first == 0x1f && second == 0x8b) || (first == 'P' && second == 'K')) {
      throw new IOException("it is compressed; unpack it first");
    }
    return StandardCharsets.UTF_8;
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
      int from = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      append(from, position - from);
      if (position < end) {
        position++;
        complete = true;
      }
    }
    return true;
  }

  private void append(int from, int length) {
    int left = LONGEST - line.length();
    line.append(buffer, from, Math.min(length, left));
    tooLong |= length > left;
  }

  /** The line without its end, or null if it is too long. */
  @Nullable String line() {
    if (tooLong) {
      return null;
    }
    // There is one at the beginning of each file, and files may have been put one after the other.
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
