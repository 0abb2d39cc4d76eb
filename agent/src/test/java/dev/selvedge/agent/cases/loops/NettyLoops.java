package dev.selvedge.agent.cases.loops;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.UnorderedThreadPoolEventExecutor;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Netty 4.2: which of its threads are event loops, at work and idle. */
@SuppressWarnings("deprecation") // it has executors of old, too
public final class NettyLoops {

  public static void main(String[] args) throws Exception {
    ThreadFactory factory = task -> new Thread(task, "by another name");
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    EventLoopGroup named = new MultiThreadIoEventLoopGroup(1, factory, NioIoHandler.newFactory());
    EventExecutorGroup executors = new DefaultEventExecutorGroup(1);
    EventExecutorGroup pool = new UnorderedThreadPoolEventExecutor(2);
    DefaultEventLoop plain = new DefaultEventLoop();
    loops.submit(NettyLoops::sleepOnLoop).get();
    named.submit(NettyLoops::readOnNamedLoop).get();
    plain.submit(NettyLoops::sleepOnPlainLoop).get();
    loops.next().schedule(NettyLoops::sleepInTimer, 1, TimeUnit.MILLISECONDS).get();
    executors.submit(NettyLoops::sleepOnExecutor).get();
    pool.submit(NettyLoops::sleepOnExecutor).get();
    GlobalEventExecutor.INSTANCE.submit(NettyLoops::sleepOnExecutor).get();
    talk(loops);
    talkLocally(plain);
    TimeUnit.MILLISECONDS.sleep(300);
    for (EventExecutorGroup each :
        new EventExecutorGroup[] {loops, named, executors, pool, plain}) {
      each.shutdownGracefully(1, 100, TimeUnit.MILLISECONDS).await();
    }
  }

  private static Void sleepOnLoop() throws InterruptedException {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    return null;
  }

  private static Void readOnNamedLoop() throws Exception {
    Files.exists(Path.of("nothing")); // FINDING: BlockedEventLoop
    return null;
  }

  private static Void sleepOnPlainLoop() throws InterruptedException {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    return null;
  }

  private static Void sleepInTimer() throws InterruptedException {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    return null;
  }

  private static Void sleepOnExecutor() throws InterruptedException {
    Thread.sleep(5);
    return null;
  }

  private static void talk(EventLoopGroup loops) throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(initializer(new Sleeping()))
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    Channel client =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .handler(initializer(new Answered(answered)))
            .connect(server.localAddress())
            .sync()
            .channel();
    client.writeAndFlush(client.alloc().buffer().writeInt(1)).sync();
    answered.await();
    client.close().sync();
    server.close().sync();
  }

  private static void talkLocally(EventLoopGroup loops) throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    LocalAddress address = new LocalAddress("cases");
    new ServerBootstrap()
        .group(loops)
        .channel(LocalServerChannel.class)
        .childHandler(initializer(new Sleeping()))
        .bind(address)
        .sync();
    Channel client =
        new Bootstrap()
            .group(loops)
            .channel(LocalChannel.class)
            .handler(initializer(new Answered(answered)))
            .connect(address)
            .sync()
            .channel();
    client.writeAndFlush(client.alloc().buffer().writeInt(1)).sync();
    answered.await();
  }

  private static ChannelInitializer<Channel> initializer(ChannelInboundHandlerAdapter handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(handler);
      }
    };
  }

  /** The server's handler: sends back what it gets, and sleeps. */
  @io.netty.channel.ChannelHandler.Sharable
  private static final class Sleeping extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      Thread.sleep(5); // FINDING: BlockedEventLoop
      context.writeAndFlush(message);
    }
  }

  private static final class Answered extends ChannelInboundHandlerAdapter {
    private final CountDownLatch answered;

    Answered(CountDownLatch answered) {
      this.answered = answered;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((ByteBuf) message).release();
      answered.countDown();
    }
  }
}
