package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Monitors that other threads hold: {@code synchronized}, and what of the JDK is. */
public final class ContendedMonitors {

  /** Where many processes want the processor, the one that looks comes late. */
  private static final long WHILE_NANOS = 80_000_000;

  public static void main(String[] args) throws Exception {
    Loop.run(args, ContendedMonitors::calls);
    Loop.run(args, ContendedMonitors::collections);
  }

  private static void calls() throws Exception {
    Object monitor = new Object();
    releasedOnceIWait(monitor);
    // The JVM's interpreter names the line after the one at which it waits.
    synchronized (monitor) {
      /* synchronized */ monitor.notifyAll(); // FINDING: BlockedEventLoop
    }
    Counter counter = new Counter();
    releasedOnceIWait(counter);
    counter.add(); // FINDING: BlockedEventLoop
    releasedOnceIWait(Counter.class);
    Counter.addToAll(); // FINDING: BlockedEventLoop
    releasedOnceIWait(counter);
    counter.addInside();
    synchronized (monitor) {
      Others.doOnceIWait(() -> notifyAndHold(monitor));
      monitor.wait(); // FINDING: BlockedEventLoop
    }
  }

  private static void collections() throws Exception {
    Map<String, String> table = new Hashtable<>();
    releasedOnceIWait(table);
    table.put("a", "b"); // FINDING: BlockedEventLoop
    List<String> vector = new Vector<>();
    releasedOnceIWait(vector);
    vector.add("a"); // FINDING: BlockedEventLoop
    StringBuffer buffer = new StringBuffer();
    releasedOnceIWait(buffer);
    buffer.append('a'); // FINDING: BlockedEventLoop
    List<String> list = Collections.synchronizedList(new ArrayList<>());
    releasedOnceIWait(list);
    list.add("a"); // FINDING: BlockedEventLoop
    Map<String, String> map = new ConcurrentHashMap<>();
    computedOnceIWait(map);
    map.computeIfAbsent("a", key -> "mine"); // FINDING: BlockedEventLoop
    computedOnceIWait(map);
    map.merge("a", "mine", String::concat); // FINDING: BlockedEventLoop
    computedOnceIWait(map);
    map.put("a", "mine"); // FINDING: BlockedEventLoop
  }

  /** Another thread holds the monitor until the calling one has waited for a while. */
  private static void releasedOnceIWait(Object monitor) {
    CountDownLatch held = new CountDownLatch(1);
    Thread waiter = Thread.currentThread();
    Others.doNow(
        () -> {
          synchronized (monitor) {
            held.countDown();
            Others.awaitWaiting(waiter, WHILE_NANOS);
          }
        });
    await(held);
  }

  /** Another thread computes a value until the calling one has waited for a while. */
  private static void computedOnceIWait(Map<String, String> map) {
    CountDownLatch held = new CountDownLatch(1);
    Thread waiter = Thread.currentThread();
    Others.doNow(
        () ->
            map.compute(
                "a",
                (key, before) -> {
                  held.countDown();
                  try {
                    Others.awaitWaiting(waiter, WHILE_NANOS);
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return "theirs";
                }));
    await(held);
  }

  private static void notifyAndHold(Object monitor) throws InterruptedException {
    synchronized (monitor) {
      monitor.notifyAll();
      Thread.sleep(40);
    }
  }

  private static void await(CountDownLatch held) {
    while (held.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  /** Methods that are synchronized, and one that is inside. */
  private static final class Counter {
    private static int all;
    private int count;

    synchronized void add() {
      count++;
    }

    static synchronized void addToAll() {
      all++;
    }

    void addInside() {
      synchronized (this) {
        /* synchronized */ count++; // FINDING: BlockedEventLoop
      }
    }
  }
}
