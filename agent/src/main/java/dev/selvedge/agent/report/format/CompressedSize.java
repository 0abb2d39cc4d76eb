package dev.selvedge.agent.report.format;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Passes on what is written and tells how long it is when compressed, about. */
final class CompressedSize extends FilterWriter {

  private final Counter counter = new Counter();
  private final GZIPOutputStream compressed = new GZIPOutputStream(counter);

  CompressedSize(Writer out) throws IOException {
    super(out);
  }

  /** So many bytes, and up to some ten thousand more. */
  long bytes() {
    return counter.bytes;
  }

  @Override
  public void write(int character) throws IOException {
    write(String.valueOf((char) character));
  }

  @Override
  public void write(char[] characters, int from, int length) throws IOException {
    write(new String(characters, from, length));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    out.write(text, from, length);
    compressed.write(text.substring(from, from + length).getBytes(StandardCharsets.UTF_8));
  }

  /** Counts what nobody keeps. */
  private static final class Counter extends OutputStream {

    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
