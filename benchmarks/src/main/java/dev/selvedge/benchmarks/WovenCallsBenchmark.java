package dev.selvedge.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
  private final ReentrantLock lock = new ReentrantLock();
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

  /** Takes a lock that nobody holds. */
  @Benchmark
  public int uncontendedLock() {
    lock.lock();
    try {
      return lock.getHoldCount();
    } finally {
      lock.unlock();
    }
  }

  /** Parks with the permit there already. */
  @Benchmark
  public void parkWithPermit() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park(this);
  }

  /** Parks for a nanosecond, which takes as long as the system's timer lets it. */
  @Benchmark
  public void parkNanos() {
    LockSupport.parkNanos(this, 1);
  }

  /** Hands a turn to another thread and parks until it comes back. */
  @Benchmark
  public void parkAndUnpark(PingPong partner) {
    partner.roundTrip();
  }

  /** Reads a small file. */
  @Benchmark
  public String readFile() throws IOException {
    return Files.readString(file);
  }

  /** Reads one byte of an open file. */
  @Benchmark
  public int readByte(OpenFile open) throws IOException {
    return open.readFirst();
  }

  /** Sends a byte over loopback and waits for its echo. */
  @Benchmark
  public int socketRoundTrip(Echo echo) throws IOException {
    return echo.roundTrip();
  }

  /** A file that stays open. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the method that sets the fields
  public static class OpenFile {
    private RandomAccessFile access;

    /** Opens the file. */
    @Setup
    public void open() throws IOException {
      Path file = Files.writeString(Files.createTempFile("selvedge", ".txt"), "selvedge");
      access = new RandomAccessFile(file.toFile(), "r");
      Files.delete(file);
    }

    /** Closes it. */
    @TearDown
    public void close() throws IOException {
      access.close();
    }

    int readFirst() throws IOException {
      access.seek(0);
      return access.read();
    }
  }

  /** A thread that gives each turn back. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the method that sets the fields
  public static class PingPong implements Runnable {
    private volatile boolean mine;
    private volatile boolean ended;
    private volatile Thread caller;
    private Thread partner;

    /** Starts the partner. */
    @Setup(Level.Iteration)
    public void start() {
      ended = false;
      partner = new Thread(this, "partner");
      partner.setDaemon(true);
      partner.start();
    }

    /** Ends it. */
    @TearDown(Level.Iteration)
    public void stop() throws InterruptedException {
      ended = true;
      LockSupport.unpark(partner);
      partner.join();
    }

    void roundTrip() {
      caller = Thread.currentThread();
      mine = true;
      LockSupport.unpark(partner);
      while (mine) {
        LockSupport.park(this);
      }
    }

    @Override
    public void run() {
      while (!ended) {
        if (mine) {
          mine = false;
          LockSupport.unpark(caller);
        } else {
          LockSupport.park(this);
        }
      }
    }
  }

  /** A server that sends back what it gets, and its client. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the method that sets the fields
  public static class Echo implements Runnable {
    private ServerSocket server;
    private Socket client;
    private InputStream in;
    private OutputStream out;

    /** Starts the server and connects. */
    @Setup
    public void connect() throws IOException {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(this, "echo");
      thread.setDaemon(true);
      thread.start();
      client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
      client.setTcpNoDelay(true);
      in = client.getInputStream();
      out = client.getOutputStream();
    }

    /** Ends both. */
    @TearDown
    public void close() throws IOException {
      client.close();
      server.close();
    }

    int roundTrip() throws IOException {
      out.write(1);
      return in.read();
    }

    @Override
    public void run() {
      try (Socket peer = server.accept()) {
        peer.setTcpNoDelay(true);
        InputStream from = peer.getInputStream();
        OutputStream to = peer.getOutputStream();
        for (int octet = from.read(); octet >= 0; octet = from.read()) {
          to.write(octet);
        }
      } catch (IOException closed) {
        // The client has gone.
      }
    }
  }
}
