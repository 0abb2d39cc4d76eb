package dev.selvedge.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The line that says how far the reading is. */
class ReadingLineTests {

  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong(-7);

  @Test
  void isNotThereInTheFirstSecond() {
    try (ReadingLine line = line(true)) {
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
      line.read(0, 10);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void saysHowFarItIsAndIsGoneInTheEnd() {
    try (ReadingLine line = line(true)) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      line.read(1, 12_345);
      line.read(1, 12_346);
      assertThat(err.toString())
          .isEqualTo("\r\u001b[Kselvedge: reading journal 2 of 3, 12,345 lines so far");
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
      line.read(2, 20_000);
      assertThat(err.toString()).endsWith("reading journal 3 of 3, 20,000 lines so far");
    }
    assertThat(err.toString()).endsWith("\r\u001b[K");
  }

  @Test
  void isNeverThereWhereNobodyLooksOn() {
    try (ReadingLine line = line(false)) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
      line.read(0, 10);
    }
    assertThat(err.toString()).isEmpty();
  }

  private ReadingLine line(boolean shown) {
    return new ReadingLine(new PrintWriter(err, true), shown, 3, nanos::get);
  }
}
