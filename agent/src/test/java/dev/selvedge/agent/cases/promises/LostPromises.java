package dev.selvedge.agent.cases.promises;

import static dev.selvedge.agent.cases.promises.Network.BAD;
import static dev.selvedge.agent.cases.promises.Network.LOOPS;
import static dev.selvedge.agent.cases.promises.Network.NOBODY;
import static dev.selvedge.agent.cases.promises.Network.SERVER;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.selvedge.agent.cases.support.Cases;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** What Netty 4.1 and 4.2 were told to do, and failed to do, and nobody has looked. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class LostPromises {

  private LostPromises() {}

  public static void main(String[] args) throws Exception {
    Network.server().bind(SERVER).sync();
    Cases.as(args)
        .run("writes", LostPromises::writes)
        .run("writes on the loop", LostPromises::writesOnTheLoop)
        .run("closed by the other side", LostPromises::closedByTheOther)
        .run("connects", LostPromises::connects)
        .run("tasks", LostPromises::tasks)
        .run("only waited for", LostPromises::asked)
        .end();
  }

  private static void writes() throws Exception {
    Channel channel = Network.connected();
    channel.writeAndFlush(BAD); // FINDING: LostFailure
    channel.write(BAD); // FINDING: LostFailure
    channel.pipeline().writeAndFlush(BAD); // FINDING: LostFailure
    Network.settle();
    channel.close().sync();
  }

  private static void writesOnTheLoop() throws Exception {
    Channel channel = Network.connected();
    channel
        .eventLoop()
        .submit(
            () -> {
              channel.writeAndFlush(BAD); // FINDING: LostFailure
            })
        .sync();
    channel.close().sync();
  }

  private static void closedByTheOther() throws Exception {
    Channel channel = Network.connected();
    channel.writeAndFlush(Network.BYE).sync();
    channel.closeFuture().sync();
    channel.writeAndFlush("too late"); // FINDING: LostFailure
    Network.settle();
  }

  private static void connects() throws Exception {
    Network.client().connect(NOBODY); // FINDING: LostFailure
    Network.server().bind(SERVER); // FINDING: LostFailure
    Network.settle();
  }

  private static void tasks() throws Exception {
    Callable<Integer> fails = Network::fails;
    EventExecutor loop = LOOPS.next();
    loop.submit(fails); // FINDING: LostFailure
    loop.submit((Runnable) Network::fails); // FINDING: LostFailure
    LOOPS.submit(fails); // FINDING: LostFailure
    loop.schedule(fails, 1, MILLISECONDS); // FINDING: LostFailure
    ImmediateEventExecutor.INSTANCE.submit(fails); // FINDING: LostFailure
    CountDownLatch over = new CountDownLatch(1);
    loop.schedule(over::countDown, 20, MILLISECONDS);
    over.await();
    Network.settle();
  }

  /** That it is done tells that, and no more. */
  private static void asked() throws Exception {
    Channel channel = Network.connected();
    ChannelFuture written = channel.writeAndFlush(BAD); // FINDING: LostFailure
    while (!written.isDone()) {
      Thread.onSpinWait();
    }
    channel.close().sync();
  }
}
