package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.JournalReader;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The line that says how far the reading of journals is, once it takes longer than a second; gone
 * when it is closed.
 */
final class ReadingLine implements JournalReader.Progress, AutoCloseable {

  private static final long FIRST_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean shown;
  private final int files;
  private final LongSupplier clock;
  private long nextNanos;
  private boolean printed;

  ReadingLine(PrintWriter err, boolean shown, int files) {
    this(err, shown, files, System::nanoTime);
  }

  ReadingLine(PrintWriter err, boolean shown, int files, LongSupplier clock) {
    this.err = err;
    this.shown = shown;
    this.files = files;
    this.clock = clock;
    this.nextNanos = clock.getAsLong() + FIRST_AFTER_NANOS;
  }

  @Override
  public void read(int done, long lines) {
    if (!shown) {
      return;
    }
    long now = clock.getAsLong();
    if (now - nextNanos >= 0) {
      nextNanos = now + EVERY_NANOS;
      printed = true;
      err.print(
          CLEAR
              + String.format(
                  Locale.ROOT,
                  "selvedge: reading journal %d of %d, %,d lines so far",
                  Math.min(done + 1, files),
                  files,
                  lines));
      err.flush();
    }
  }

  @Override
  public void close() {
    if (printed) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
