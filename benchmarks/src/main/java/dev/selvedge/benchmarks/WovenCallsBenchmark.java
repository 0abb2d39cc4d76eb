package dev.selvedge.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Calls that the agent weaves, made on a thread that may block: what they cost with the agent must
 * be what they cost without.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class WovenCallsBenchmark {
  private final CompletableFuture<Integer> done = CompletableFuture.completedFuture(1);
  private Path file = Path.of("");

  /** Creates it; JMH does. */
  public WovenCallsBenchmark() {}

  /** Makes the file that is read. */
  @Setup
  public void createFile() throws IOException {
    file = Files.writeString(Files.createTempFile("selvedge", ".txt"), "selvedge");
  }

  /** Removes it. */
  @TearDown
  public void deleteFile() throws IOException {
    Files.delete(file);
  }

  /** Asks a future that is done. */
  @Benchmark
  public Integer getDoneFuture() {
    return done.join();
  }

  /** Parks with the permit there already. */
  @Benchmark
  public void parkWithPermit() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park(this);
  }

  /** Reads a small file. */
  @Benchmark
  public String readFile() throws IOException {
    return Files.readString(file);
  }
}
