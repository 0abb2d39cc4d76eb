package dev.selvedge.agent.cases.computing;

import static dev.selvedge.agent.cases.computing.Computing.CPU;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Netty: tasks, timers, handlers and listeners that compute for long, and many that do not. */
public final class NettyCallbacks {

  private static final int SHORT_ONES = 100;

  public static void main(String[] args) throws Exception {
    @SuppressWarnings("deprecation") // both 4.1 and 4.2 have it
    EventLoopGroup loops = new NioEventLoopGroup(1);
    loops.submit(NettyCallbacks::task).get();
    loops.schedule(NettyCallbacks::timer, 1, TimeUnit.MILLISECONDS).get();
    for (int i = 0; i < SHORT_ONES; i++) {
      loops.execute(Computing::aLittle);
    }
    loops.submit(Computing::aLittle).get();
    talk(loops);
    EventExecutorGroup executors = new DefaultEventExecutorGroup(1);
    executors.submit(Computing::elsewhere).get();
    executors.shutdownGracefully(1, 100, TimeUnit.MILLISECONDS).await();
    loops.shutdownGracefully(1, 100, TimeUnit.MILLISECONDS).await();
  }

  private static void task() {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
  }

  private static void timer() {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
  }

  private static void talk(EventLoopGroup loops) throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(initializer(new Computes()))
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

  private static ChannelInitializer<Channel> initializer(ChannelInboundHandlerAdapter handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(handler);
      }
    };
  }

  /** The server's handler: computes, and sends back what it gets. */
  private static final class Computes extends ChannelInboundHandlerAdapter {
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the client waits for the answer
    public void channelRead(ChannelHandlerContext context, Object message) {
      long end = Computing.in(400);
      while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
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
