package dev.selvedge.agent.cases.loops;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Netty 4.2 on epoll, and on io_uring where the kernel has that. */
public final class NettyNativeLoops {

  public static void main(String[] args) throws Exception {
    serve(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class);
    if (IoUring.isAvailable()) {
      serve(
          IoUringIoHandler.newFactory(),
          IoUringServerSocketChannel.class,
          IoUringSocketChannel.class);
    }
  }

  private static void serve(
      IoHandlerFactory factory,
      Class<? extends ServerChannel> serverType,
      Class<? extends Channel> clientType)
      throws Exception {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, factory);
    CountDownLatch answered = new CountDownLatch(1);
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(serverType)
            .childHandler(initializer(new Sleeping()))
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    Channel client =
        new Bootstrap()
            .group(loops)
            .channel(clientType)
            .handler(initializer(new Answered(answered)))
            .connect(server.localAddress())
            .sync()
            .channel();
    client.writeAndFlush(client.alloc().buffer().writeInt(1)).sync();
    answered.await();
    loops.schedule(NettyNativeLoops::sleepInTimer, 1, TimeUnit.MILLISECONDS).get();
    TimeUnit.MILLISECONDS.sleep(300);
    client.close().sync();
    server.close().sync();
    loops.shutdownGracefully(1, 100, TimeUnit.MILLISECONDS).await();
  }

  private static Void sleepInTimer() throws InterruptedException {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    return null;
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
