package dev.selvedge.agent.sensor.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much waits in queues of the JDK from their fields: their methods take a lock, or may be
 * overridden by the application.
 */
final class QueueFields {

  /** What is said of a queue of which it is not known. */
  static final int UNKNOWN = -1;

  private static final @Nullable VarHandle LINKED =
      find(LinkedBlockingQueue.class, "count", AtomicInteger.class);
  private static final @Nullable VarHandle LINKED_CAPACITY =
      find(LinkedBlockingQueue.class, "capacity", int.class);
  private static final @Nullable VarHandle DEQUE =
      find(LinkedBlockingDeque.class, "count", int.class);
  private static final @Nullable VarHandle DEQUE_CAPACITY =
      find(LinkedBlockingDeque.class, "capacity", int.class);
  private static final @Nullable VarHandle PRIORITY =
      find(PriorityBlockingQueue.class, "size", int.class);
  private static final @Nullable VarHandle OF_POOL =
      find(ThreadPoolExecutor.class, "workQueue", BlockingQueue.class);
  private static final @Nullable VarHandle POOL_MAXIMUM =
      find(ThreadPoolExecutor.class, "maximumPoolSize", int.class);

  private QueueFields() {}

  /** How much waits in a queue that was just added to. */
  static int linked(LinkedBlockingQueue<?> queue) {
    return LINKED == null ? UNKNOWN : ((AtomicInteger) LINKED.get(queue)).get();
  }

  /** The same of a deque. */
  static int deque(LinkedBlockingDeque<?> queue) {
    return DEQUE == null ? UNKNOWN : (int) DEQUE.get(queue);
  }

  /** The same of a queue with an order. */
  static int priority(PriorityBlockingQueue<?> queue) {
    return PRIORITY == null ? UNKNOWN : (int) PRIORITY.get(queue);
  }

  /** How much waits in a queue where that can be read at once; {@link #UNKNOWN} of others. */
  static int depth(Object queue) {
    if (queue instanceof LinkedBlockingQueue<?> linked) {
      return linked(linked);
    }
    if (queue instanceof LinkedBlockingDeque<?> deque) {
      return deque(deque);
    }
    return queue instanceof PriorityBlockingQueue<?> priority ? priority(priority) : UNKNOWN;
  }

  /** Whether a queue takes as much as one gives to it. */
  static boolean isUnbounded(Object queue) {
    if (queue instanceof LinkedBlockingQueue<?> linked) {
      return LINKED_CAPACITY != null && (int) LINKED_CAPACITY.get(linked) == Integer.MAX_VALUE;
    }
    if (queue instanceof LinkedBlockingDeque<?> deque) {
      return DEQUE_CAPACITY != null && (int) DEQUE_CAPACITY.get(deque) == Integer.MAX_VALUE;
    }
    return queue instanceof PriorityBlockingQueue || queue.getClass() == LinkedTransferQueue.class;
  }

  /** The queue of a pool; null if it cannot be looked at. */
  static @Nullable Object ofPool(ThreadPoolExecutor pool) {
    return OF_POOL == null ? null : (BlockingQueue<?>) OF_POOL.get(pool);
  }

  /** Whether a pool was given a number of threads at most. */
  static boolean hasMaximum(ThreadPoolExecutor pool) {
    return POOL_MAXIMUM == null || (int) POOL_MAXIMUM.get(pool) != Integer.MAX_VALUE;
  }

  private static @Nullable VarHandle find(Class<?> holder, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(holder, MethodHandles.lookup())
          .findVarHandle(holder, name, type);
    } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
      return null;
    }
  }
}
