package dev.selvedge.agent.cases.promises;

import static dev.selvedge.agent.cases.promises.Network.BAD;
import static dev.selvedge.agent.cases.promises.Network.LOOPS;
import static dev.selvedge.agent.cases.promises.Network.NOBODY;
import static dev.selvedge.agent.cases.promises.Network.SERVER;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Failures of Netty's promises that somebody sees, or that are none. */
@SuppressWarnings({"FutureReturnValueIgnored", "deprecation"}) // what both versions have
public final class SeenPromises {

  private static final Callable<Integer> FAILS = Network::fails;

  private SeenPromises() {}

  public static void main(String[] args) throws Exception {
    Network.server().bind(SERVER).sync();
    Cases.as(args)
        .run("listeners", SeenPromises::listeners)
        .run("waits", SeenPromises::waits)
        .run("looks", SeenPromises::looks)
        .run("many times", SeenPromises::manyTimes)
        .run("closed", SeenPromises::closed)
        .run("of others", SeenPromises::ofOthers)
        .run("good ends", SeenPromises::goodEnds)
        .run("loops that end", SeenPromises::loopsThatEnd)
        .end();
  }

  private static void listeners() throws Exception {
    Channel channel = Network.connected();
    CountDownLatch told = new CountDownLatch(2);
    channel.writeAndFlush(BAD).addListener(written -> told.countDown());
    ChannelFuture failed = channel.writeAndFlush(BAD);
    Network.settle();
    failed.addListener(written -> told.countDown());
    told.await();
    LOOPS.submit(FAILS).addListener(done -> {});
    Network.client().connect(NOBODY).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    Network.settle();
    channel.close().sync();
  }

  private static void waits() throws Exception {
    Channel channel = Network.connected();
    try {
      channel.writeAndFlush(BAD).sync();
    } catch (IllegalArgumentException expected) {
      // That is how it failed.
    }
    Future<Integer> task = LOOPS.submit(FAILS);
    try {
      task.get(10, SECONDS);
    } catch (ExecutionException expected) {
      // That is how it failed.
    }
    ChannelFuture connecting = Network.client().connect(NOBODY).awaitUninterruptibly();
    if (connecting.isSuccess()) {
      throw new IllegalStateException("there is nobody");
    }
    channel.close().sync();
  }

  private static void looks() throws Exception {
    Channel channel = Network.connected();
    ChannelFuture written = channel.writeAndFlush(BAD);
    Future<Integer> task = LOOPS.submit(FAILS);
    while (!written.isDone() || !task.isDone()) {
      Thread.onSpinWait();
    }
    if (written.isSuccess() || task.cause() == null) {
      throw new IllegalStateException("it should have failed");
    }
    channel.close().sync();
  }

  /** As fast as the loop. */
  private static void manyTimes() throws Exception {
    Channel channel = Network.connected();
    for (int i = 0; i < 300; i++) {
      channel.writeAndFlush(BAD).addListener(written -> {});
      ChannelFuture written = channel.writeAndFlush(BAD);
      while (written.cause() == null) {
        Thread.onSpinWait();
      }
      LOOPS.submit(FAILS).awaitUninterruptibly();
    }
    channel.close().sync();
  }

  private static void closed() throws Exception {
    Channel channel = Network.connected();
    channel.close();
    channel.writeAndFlush("too late");
    channel.closeFuture().sync();
    channel.writeAndFlush("much too late");
    Network.settle();
  }

  /** The handler has the promise from who writes, and passes it on or fails it. */
  private static void ofOthers() throws Exception {
    Channel channel = Network.connected();
    channel
        .pipeline()
        .addLast(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void write(ChannelHandlerContext context, Object message, ChannelPromise to) {
                if (message.equals("none")) {
                  to.setFailure(new IllegalStateException("none of that"));
                } else {
                  context.write(message, to);
                }
              }
            });
    channel.writeAndFlush("none").await();
    channel.writeAndFlush(BAD).await();
    channel.writeAndFlush(BAD, channel.voidPromise());
    Promise<String> own = LOOPS.next().newPromise();
    own.setFailure(new IllegalStateException("a value"));
    channel.newFailedFuture(new IllegalStateException("a value"));
    Network.settle();
    channel.close().sync();
  }

  private static void goodEnds() throws Exception {
    Channel channel = Network.connected();
    channel.writeAndFlush("good");
    LOOPS.submit(() -> 1);
    LOOPS.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false);
    CountDownLatch open = new CountDownLatch(1);
    LOOPS.next().submit(open::countDown).cancel(false);
    Network.settle();
    channel.close().sync();
  }

  private static void loopsThatEnd() throws Exception {
    EventLoopGroup loops = new DefaultEventLoopGroup(1);
    Channel channel = Network.client(loops).connect(SERVER).sync().channel();
    channel.write("never flushed");
    loops.shutdownGracefully(0, 10, SECONDS).sync();
    channel.writeAndFlush("too late");
    Network.settle();
  }
}
