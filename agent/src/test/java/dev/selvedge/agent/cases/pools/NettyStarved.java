package dev.selvedge.agent.cases.pools;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Event loops that wait for what only they can complete, and for what others do. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody would wait for it
public final class NettyStarved {

  public static void main(String[] args) throws Exception {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(5, NioIoHandler.newFactory());
    EventLoop supply = loops.next();
    supply.execute(
        () ->
            CompletableFuture.supplyAsync(NettyStarved::work, supply)
                .join()); // FINDING: StarvedPool of BlockedEventLoop
    EventLoop task = loops.next();
    task.execute(() -> awaitTask(task));
    EventLoop stage = loops.next();
    stage.execute(
        () ->
            CompletableFuture.completedFuture(1)
                .thenApplyAsync(one -> one + 1, stage)
                .thenApply(two -> two + 1)
                .join()); // FINDING: StarvedPool of BlockedEventLoop
    EventLoop other = loops.next();
    EventLoop last = loops.next();
    last.submit(
            () ->
                CompletableFuture.supplyAsync(NettyStarved::slow, other)
                    .join()) // FINDING: BlockedEventLoop
        .get();
    last.submit(() -> awaitForAWhile(last)).get();
    TimeUnit.SECONDS.sleep(2);
    // The loops that stand still would be waited for.
    System.exit(0);
  }

  private static void awaitTask(EventLoop loop) {
    FutureTask<Integer> task = new FutureTask<>(NettyStarved::work);
    loop.execute(task);
    try {
      task.get(); // FINDING: StarvedPool of BlockedEventLoop
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Integer awaitForAWhile(EventLoop loop) throws Exception {
    try {
      return CompletableFuture.supplyAsync(NettyStarved::work, loop)
          .get(300, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    } catch (TimeoutException expected) {
      return null;
    }
  }

  private static int work() {
    return 1;
  }

  private static int slow() {
    long until = System.nanoTime() + 60_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return 1;
  }
}
