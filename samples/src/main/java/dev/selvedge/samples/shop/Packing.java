package dev.selvedge.samples.shop;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packing of orders, one after another, on a thread of its own that begins with the first of
 * them. May be used by several threads at once.
 */
abstract sealed class Packing implements AutoCloseable permits Packer, DeafPacker {
  private static final Logger LOG = LoggerFactory.getLogger(Packing.class);
  private static final long PATIENCE_SECONDS = 1;

  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicInteger pieces = new AtomicInteger();
  private final ExecutorService thread;

  Packing(String name) {
    // A daemon: whatever a packer does, the shop can end.
    thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name, 0).factory());
  }

  /** Hands an order to the packer, who will come to it. */
  final void add(Order order) {
    orders.add(order);
    if (!begun.getAndSet(true)) {
      thread.execute(() -> pack(orders));
    }
  }

  /** Packs what comes until the thread is interrupted. */
  abstract void pack(BlockingQueue<Order> orders);

  final void pack(Order order) {
    LOG.debug("Packed {}", order);
    pieces.addAndGet(order.quantity());
  }

  /** How many pieces are packed. */
  final int pieces() {
    return pieces.get();
  }

  /** Whether the packer has not stopped yet. */
  final boolean isAtWork() {
    return begun.get() && !thread.isTerminated();
  }

  /** Interrupts the packer and waits for its end, for a limited time. */
  @Override
  public final void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, SECONDS)) {
        LOG.warn("A packer does not stop, and is left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
