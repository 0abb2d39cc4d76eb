package dev.selvedge.agent.cases.loops;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.UnorderedThreadPoolEventExecutor;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Netty 4.1, and what 4.2 still has of it. */
@SuppressWarnings("deprecation") // it is what 4.1 has
public final class OldNettyLoops {

  public static void main(String[] args) throws Exception {
    ThreadFactory factory = task -> new Thread(task, "by another name");
    EventLoopGroup loops = new NioEventLoopGroup(1);
    EventLoopGroup named = new NioEventLoopGroup(1, factory);
    EventLoopGroup plain = new DefaultEventLoopGroup(1);
    EventExecutorGroup executors = new DefaultEventExecutorGroup(1);
    EventExecutorGroup pool = new UnorderedThreadPoolEventExecutor(2);
    loops.submit(OldNettyLoops::sleepOnLoop).get();
    named.submit(OldNettyLoops::readOnNamedLoop).get();
    plain.submit(OldNettyLoops::sleepOnPlainLoop).get();
    executors.submit(OldNettyLoops::sleepOnExecutor).get();
    pool.submit(OldNettyLoops::sleepOnExecutor).get();
    GlobalEventExecutor.INSTANCE.submit(OldNettyLoops::sleepOnExecutor).get();
    serve(loops);
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
    FileInputStream in = new FileInputStream("/dev/null"); // FINDING: BlockedEventLoop
    in.close();
    return null;
  }

  private static Void sleepOnPlainLoop() throws InterruptedException {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    return null;
  }

  private static Void sleepOnExecutor() throws InterruptedException {
    Thread.sleep(5);
    return null;
  }

  private static void serve(EventLoopGroup loops) throws Exception {
    var server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Sleeping())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    InetSocketAddress address = (InetSocketAddress) server.localAddress();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(1);
      socket.getInputStream().read();
    }
    server.close().sync();
  }

  @io.netty.channel.ChannelHandler.Sharable
  private static final class Sleeping extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      Thread.sleep(5); // FINDING: BlockedEventLoop
      context.writeAndFlush(message);
    }
  }
}
