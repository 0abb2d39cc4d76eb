package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTableTests {

  private final CountDownLatch end = new CountDownLatch(1);
  private final LoopTable table = new LoopTable();

  @AfterEach
  void endThreads() {
    end.countDown();
  }

  @Test
  void knowsNothingWhenItIsEmpty() {
    assertThat(table.get(Thread.currentThread())).isNull();
  }

  @Test
  void knowsEachOfManyThreadsAndNoOther() {
    List<LoopThread> loops = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      LoopThread loop = loop();
      loops.add(loop);
      table.put(loop);
    }

    for (LoopThread loop : loops) {
      assertThat(table.get(loop.thread)).isSameAs(loop);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(table.get(new Thread())).isNull();
    }
  }

  @Test
  void replacesWhatItKnewOfAThread() {
    LoopThread before = loop();
    LoopThread after = new LoopThread(before.thread, "other");
    table.put(before);
    table.put(after);

    assertThat(table.get(before.thread)).isSameAs(after);
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void removesWhatItIsTold() {
    LoopThread first = loop();
    LoopThread second = loop();
    table.put(first);
    table.put(second);

    table.remove(first);

    assertThat(table.get(first.thread)).isNull();
    assertThat(table.get(second.thread)).isSameAs(second);
  }

  @Test
  void keepsWhatIsKnownByNowWhenWhatWasKnownIsRemoved() {
    LoopThread before = loop();
    LoopThread after = new LoopThread(before.thread, "other");
    table.put(before);
    table.put(after);

    table.remove(before);

    assertThat(table.get(before.thread)).isSameAs(after);
  }

  @Test
  void takesThreadsUpAgain() {
    LoopThread other = loop();
    table.put(other);
    LoopThread one = loop();
    for (int i = 0; i < 1_000; i++) {
      table.put(one);
      assertThat(table.get(one.thread)).isSameAs(one);
      table.remove(one);
      assertThat(table.get(one.thread)).isNull();
    }

    assertThat(table.get(other.thread)).isSameAs(other);
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void isEmptyWithoutItsLast() {
    LoopThread only = loop();
    table.put(only);
    table.remove(only);

    assertThat(table.size()).isZero();
    assertThat(table.get(only.thread)).isNull();
    table.put(only);
    assertThat(table.get(only.thread)).isSameAs(only);
  }

  @Test
  void forgetsThreadsThatHaveEnded() throws InterruptedException {
    List<LoopThread> ended = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      LoopThread loop = loop();
      ended.add(loop);
      table.put(loop);
    }

    end.countDown();
    for (LoopThread loop : ended) {
      loop.thread.join();
    }
    LoopThread living = new LoopThread(Thread.currentThread(), "main");
    for (int i = 0; i < 200; i++) {
      table.put(new LoopThread(new Thread(), "another"));
      table.put(living);
    }

    assertThat(ended).allSatisfy(loop -> assertThat(table.get(loop.thread)).isNull());
    assertThat(table.get(living.thread)).isSameAs(living);
    assertThat(table.size()).isEqualTo(201);
  }

  /** A copy for each would move some 50 million entries. */
  @Test
  void addsToManyWithoutACopyForEach() {
    List<LoopThread> loops = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      loops.add(new LoopThread(new Thread(), "event loop"));
    }

    for (LoopThread loop : loops) {
      table.put(loop);
    }

    assertThat(table.copied()).isLessThan(40_000);
    assertThat(loops).allSatisfy(loop -> assertThat(table.get(loop.thread)).isSameAs(loop));
  }

  @Test
  void isRightForEachThreadWhileOthersComeAndGo() throws InterruptedException {
    AtomicInteger wrong = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                LoopThread mine = new LoopThread(Thread.currentThread(), "event loop");
                for (int round = 0; round < 20_000; round++) {
                  table.put(mine);
                  boolean there = table.get(mine.thread) == mine;
                  table.remove(mine);
                  if (!there || table.get(mine.thread) != null) {
                    wrong.incrementAndGet();
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(wrong).hasValue(0);
    assertThat(table.size()).isZero();
  }

  private LoopThread loop() {
    Thread thread = new Thread(this::awaitEnd);
    thread.setDaemon(true);
    thread.start();
    return new LoopThread(thread, "event loop");
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
