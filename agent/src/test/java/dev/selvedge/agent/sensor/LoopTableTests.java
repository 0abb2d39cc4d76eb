package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTableTests {

  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void endThreads() {
    end.countDown();
  }

  @Test
  void knowsNothingWhenItIsEmpty() {
    assertThat(LoopTable.EMPTY.get(Thread.currentThread())).isNull();
  }

  @Test
  void knowsEachOfManyThreadsAndNoOther() {
    List<LoopThread> loops = new ArrayList<>();
    LoopTable table = LoopTable.EMPTY;
    for (int i = 0; i < 100; i++) {
      LoopThread loop = loop();
      loops.add(loop);
      table = table.with(loop);
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

    assertThat(LoopTable.EMPTY.with(before).with(after).get(before.thread)).isSameAs(after);
  }

  @Test
  void staysAsItIsWhenAnotherIsMadeOfIt() {
    LoopThread first = loop();
    LoopThread second = loop();
    LoopTable one = LoopTable.EMPTY.with(first);
    LoopTable two = one.with(second);

    assertThat(one.get(second.thread)).isNull();
    assertThat(two.without(first).get(first.thread)).isNull();
    assertThat(two.without(first).get(second.thread)).isSameAs(second);
    assertThat(two.get(first.thread)).isSameAs(first);
  }

  @Test
  void isTheEmptyOneWithoutItsLast() {
    LoopThread only = loop();

    assertThat(LoopTable.EMPTY.with(only).without(only)).isSameAs(LoopTable.EMPTY);
  }

  @Test
  void forgetsThreadsThatHaveEnded() throws InterruptedException {
    LoopThread ended = loop();
    LoopTable table = LoopTable.EMPTY.with(ended);

    end.countDown();
    ended.thread.join();

    assertThat(table.with(new LoopThread(Thread.currentThread(), "main")).get(ended.thread))
        .isNull();
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
