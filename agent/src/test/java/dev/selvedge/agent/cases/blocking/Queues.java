package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

/** Queues that are empty or full. */
public final class Queues {

  private static final TimeUnit MS = TimeUnit.MILLISECONDS;

  public static void main(String[] args) throws Exception {
    Loop.run(args, Queues::calls);
  }

  private static void calls() throws Exception {
    array();
    linked();
    deque();
    transfer();
    synchronous();
    BlockingQueue<Integer> priority = new PriorityBlockingQueue<>();
    Others.doOnceIWait(() -> priority.put(1));
    priority.take(); // FINDING: BlockedEventLoop
    priority.poll(50, MS); // FINDING: BlockedEventLoop
    DelayQueue<Soon> delayed = new DelayQueue<>();
    delayed.add(new Soon(System.nanoTime() + MS.toNanos(60)));
    delayed.take(); // FINDING: BlockedEventLoop
  }

  private static void array() throws Exception {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    Others.doOnceIWait(() -> queue.put(1));
    queue.take(); // FINDING: BlockedEventLoop
    queue.poll(50, MS); // FINDING: BlockedEventLoop
    queue.put(1);
    queue.offer(1, 50, MS); // FINDING: BlockedEventLoop
    Others.doOnceIWait(queue::clear);
    queue.put(1); // FINDING: BlockedEventLoop
  }

  private static void linked() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(1);
    Others.doOnceIWait(() -> queue.put(1));
    queue.take(); // FINDING: BlockedEventLoop
    queue.poll(50, MS); // FINDING: BlockedEventLoop
    queue.put(1);
    queue.offer(1, 50, MS); // FINDING: BlockedEventLoop
    Others.doOnceIWait(queue::clear);
    queue.put(1); // FINDING: BlockedEventLoop
  }

  private static void deque() throws Exception {
    BlockingDeque<Integer> deque = new LinkedBlockingDeque<>(1);
    Others.doOnceIWait(() -> deque.put(1));
    deque.takeLast(); // FINDING: BlockedEventLoop
    deque.pollFirst(50, MS); // FINDING: BlockedEventLoop
    deque.put(1);
    Others.doOnceIWait(deque::clear);
    deque.putFirst(1); // FINDING: BlockedEventLoop
  }

  private static void transfer() throws Exception {
    TransferQueue<Integer> queue = new LinkedTransferQueue<>();
    Others.doOnceIWait(() -> queue.put(1));
    queue.take(); // FINDING: BlockedEventLoop
    queue.tryTransfer(1, 50, MS); // FINDING: BlockedEventLoop
    Others.doOnceIWait(queue::poll);
    queue.transfer(1); // FINDING: BlockedEventLoop
  }

  private static void synchronous() throws Exception {
    BlockingQueue<Integer> queue = new SynchronousQueue<>();
    Others.doOnceIWait(() -> queue.put(1));
    queue.take(); // FINDING: BlockedEventLoop
    queue.poll(50, MS); // FINDING: BlockedEventLoop
    queue.offer(1, 50, MS); // FINDING: BlockedEventLoop
    Others.doOnceIWait(queue::poll);
    queue.put(1); // FINDING: BlockedEventLoop
  }

  private record Soon(long nanos) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(nanos, ((Soon) other).nanos);
    }
  }
}
