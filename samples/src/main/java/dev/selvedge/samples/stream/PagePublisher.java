package dev.selvedge.samples.stream;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All that a source of many pages has, for subscribers that say how much they want: a page is read
 * when one of its items is wanted, and the end is told when one more is wanted than there are. Each
 * subscription reads on a virtual thread of its own, which ends with the last page or when the
 * subscription is cancelled.
 */
public final class PagePublisher implements Publisher<String> {
  private final PageReader pages;

  /** One of these pages. */
  public PagePublisher(PageReader pages) {
    this.pages = pages;
  }

  @Override
  public void subscribe(Subscriber<? super String> subscriber) {
    Reading reading = new Reading(subscriber);
    subscriber.onSubscribe(reading);
    reading.thread.start();
  }

  /** The subscription, and the work for it. */
  private final class Reading implements Subscription {
    private final Subscriber<? super String> subscriber;
    private final Thread thread = Thread.ofVirtual().name("pages").unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long wanted;
    private boolean cancelled;

    Reading(Subscriber<? super String> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long more) {
      lock.lock();
      try {
        // What is not allowed ends the subscription; too much is as good as all.
        boolean isAll = wanted + more < 0;
        if (wanted >= 0) {
          wanted = more <= 0 ? -1 : isAll ? Long.MAX_VALUE : wanted + more;
        }
        changed.signal();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        cancelled = true;
        changed.signal();
      } finally {
        lock.unlock();
      }
      // Who leaves while it is given an item is on that thread itself, and is not disturbed.
      if (Thread.currentThread() != thread) {
        thread.interrupt();
      }
    }

    private void run() {
      try {
        deliver();
      } catch (Throwable e) {
        // Who has cancelled does not want to hear of it; others would wait for ever, if they were
        // not told of an error as well.
        if (!isCancelled()) {
          subscriber.onError(e);
        }
        return;
      }
      subscriber.onComplete();
    }

    private void deliver() throws IOException, InterruptedException {
      int number = 0;
      awaitDemand(0);
      List<String> page = pages.read(number);
      while (!page.isEmpty()) {
        for (String item : page) {
          awaitDemand(1);
          subscriber.onNext(item);
        }
        awaitDemand(0);
        page = pages.read(++number);
      }
    }

    /** Waits until at least one item is wanted, of which so many are delivered then. */
    private void awaitDemand(int delivered) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        while (wanted == 0 && !cancelled) {
          changed.await();
        }
        if (cancelled) {
          throw new InterruptedException("cancelled");
        }
        if (wanted < 0) {
          throw new IllegalArgumentException("a subscriber has to request at least one");
        }
        wanted -= delivered;
      } finally {
        lock.unlock();
      }
    }

    private boolean isCancelled() {
      lock.lock();
      try {
        return cancelled;
      } finally {
        lock.unlock();
      }
    }
  }
}
