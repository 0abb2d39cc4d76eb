package dev.selvedge.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Programs that compute a lot, each on other threads, while a virtual thread beside them wants to
 * do a little every few milliseconds, as one does that answers requests.
 */
public final class WaysToCompute {
  private static final int TASKS = 200;
  private static final int NUMBERS = 200_000;
  private static final int TURN_MILLIS = 5;

  private WaysToCompute() {}

  /** The ways that there are, by name. */
  static Map<String, Threads> all() {
    int processors = Runtime.getRuntime().availableProcessors();
    Map<String, Threads> all = new LinkedHashMap<>();
    all.put("on carriers", WaysToCompute::virtualThreads);
    all.put("on a pool", () -> Executors.newFixedThreadPool(processors));
    return all;
  }

  /**
   * Computes in one way and prints what it took: milliseconds in all, and by how many milliseconds
   * the neighbour was late at the median and at most.
   *
   * @param args the name of the way
   */
  public static void main(String[] args) throws Exception {
    Threads threads = Objects.requireNonNull(all().get(args[0]), args[0]);
    ExecutorService neighbours = virtualThreads();
    Neighbour neighbour = new Neighbour();
    Future<?> atWork = neighbours.submit(neighbour);
    compute(threads.make(), TASKS / 4);
    neighbour.forget();

    long start = System.nanoTime();
    long primes = compute(threads.make(), TASKS);
    long took = System.nanoTime() - start;

    neighbour.ends = true;
    atWork.get();
    if (primes <= 0) {
      throw new IllegalStateException("nothing was computed");
    }
    System.out.println(
        TimeUnit.NANOSECONDS.toMillis(took) + " " + neighbour.late(0.5) + " " + neighbour.late(1));
  }

  /** By reflection, since the benchmarks are compiled for the oldest JDK. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static long compute(ExecutorService executor, int tasks) throws Exception {
    List<Future<Long>> all = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      int from = i;
      all.add(executor.submit(() -> primes(from)));
    }
    long primes = 0;
    for (Future<Long> each : all) {
      primes += each.get();
    }
    executor.shutdown();
    return primes;
  }

  /** How many primes there are among some numbers, by trying. */
  private static long primes(int from) {
    long found = 0;
    for (int number = from + 2; number < from + NUMBERS; number++) {
      found += isPrime(number) ? 1 : 0;
    }
    return found;
  }

  private static boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  /** Where the tasks run. */
  @FunctionalInterface
  interface Threads {
    ExecutorService make() throws ReflectiveOperationException;
  }

  /** Sleeps a little again and again, and notes by how much it wakes up late. */
  private static final class Neighbour implements Runnable {
    private final List<Long> nanosLate = new ArrayList<>();
    private volatile boolean ends;

    @Override
    public void run() {
      while (!ends) {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TURN_MILLIS);
        try {
          TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        synchronized (nanosLate) {
          nanosLate.add(System.nanoTime() - due);
        }
      }
    }

    /** What was before counts no more. */
    void forget() {
      synchronized (nanosLate) {
        nanosLate.clear();
      }
    }

    long late(double quantile) {
      synchronized (nanosLate) {
        int index = (int) Math.round(quantile * (nanosLate.size() - 1));
        return TimeUnit.NANOSECONDS.toMillis(nanosLate.stream().sorted().toList().get(index));
      }
    }
  }
}
