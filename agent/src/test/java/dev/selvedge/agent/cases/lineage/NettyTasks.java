package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Carried;
import dev.selvedge.agent.cases.support.Probe;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Netty 4.1 and 4.2: executors and loops whose thread one window starts and another keeps busy. */
@SuppressWarnings("deprecation") // what both have
public final class NettyTasks {

  public static void main(String[] args) throws Exception {
    ThreadFactory ofUser = task -> daemon(() -> task.run());
    Executor pool = Executors.newCachedThreadPool(NettyTasks::daemon);
    all("a loop", next(new NioEventLoopGroup(1, NettyTasks::daemon)));
    all("a loop in a thread of the user", next(new NioEventLoopGroup(1, ofUser)));
    all("a loop in a pool", next(new NioEventLoopGroup(1, pool)));
    all("a plain loop", new DefaultEventLoop(NettyTasks::daemon));
    all("an executor", next(new DefaultEventExecutorGroup(1, ofUser)));
    all("the global executor", GlobalEventExecutor.INSTANCE);
    Carried.by(
        "the immediate executor",
        probe -> {
          ImmediateEventExecutor.INSTANCE.execute(probe::run);
          return () -> {};
        });
    Carried.end();
  }

  /** Called by the type that both have in common. */
  private static EventExecutor next(EventExecutorGroup group) {
    return group.next();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "netty");
    thread.setDaemon(true);
    return thread;
  }

  private static void all(String name, EventExecutor loop) throws Exception {
    Carried.by(
        "started by the maker: " + name,
        probe -> {
          loop.execute(probe::run);
          return () -> {};
        });
    behind("execute by " + name, loop, probe -> loop.execute(probe::run));
    behind("submit to " + name, loop, probe -> loop.submit(probe::run));
    behind("a callable of " + name, loop, probe -> loop.submit(callable(probe)));
    behind(
        "schedule by " + name, loop, probe -> loop.schedule(probe::run, 1, TimeUnit.MILLISECONDS));
    behind(
        "schedule a callable by " + name,
        loop,
        probe -> loop.schedule(callable(probe), 20, TimeUnit.MILLISECONDS));
    behind(
        "schedule on " + name,
        loop,
        probe -> loop.execute(() -> loop.schedule(probe::run, 1, TimeUnit.MILLISECONDS)));
    behind(
        "a fixed rate of " + name,
        loop,
        probe -> {
          AtomicReference<ScheduledFuture<?>> made = new AtomicReference<>();
          made.set(loop.scheduleAtFixedRate(third(probe, made), 1, 1, TimeUnit.MILLISECONDS));
        });
    behind(
        "a fixed delay of " + name,
        loop,
        probe -> {
          AtomicReference<ScheduledFuture<?>> made = new AtomicReference<>();
          made.set(loop.scheduleWithFixedDelay(third(probe, made), 0, 1, TimeUnit.MILLISECONDS));
        });
    behind(
        "a failed task of " + name,
        loop,
        probe ->
            loop.submit(
                () -> {
                  probe.run();
                  throw new IllegalStateException("as it should be");
                }));
    Runnable[] same = new Runnable[1];
    behind(
        "twice the same by " + name,
        loop,
        probe -> {
          CountDownLatch second = new CountDownLatch(2);
          same[0] =
              () -> {
                second.countDown();
                if (second.getCount() == 0) {
                  probe.run();
                }
              };
          loop.execute(same[0]);
          loop.execute(same[0]);
        });
    behind(
        "cancelled ones of " + name,
        loop,
        probe -> {
          loop.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false);
          loop.submit(() -> {}).cancel(false);
          loop.execute(probe::run);
        });
  }

  private static Callable<Object> callable(Probe probe) {
    return probe::apply;
  }

  private static Runnable third(Probe probe, AtomicReference<ScheduledFuture<?>> made) {
    int[] runs = {0};
    return () -> {
      if (++runs[0] == 3) {
        probe.run();
        made.get().cancel(false);
      }
    };
  }

  private static void behind(String name, EventExecutor loop, Given given) throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    Carried.through(
        name,
        new Carried.Mechanism() {
          @Override
          public void before() throws Exception {
            CountDownLatch busy = new CountDownLatch(1);
            loop.execute(
                () -> {
                  busy.countDown();
                  try {
                    open.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
            busy.await();
          }

          @Override
          public void make(Probe probe) throws Exception {
            given.to(probe);
          }

          @Override
          public void carry() {
            open.countDown();
          }
        });
  }

  private interface Given {
    void to(Probe probe) throws Exception;
  }
}
