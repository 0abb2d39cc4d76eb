package dev.selvedge.agent.cases.promises;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import java.util.concurrent.CountDownLatch;

/** A server within this JVM, and clients whose messages cannot be encoded if they are bad. */
@SuppressWarnings({"deprecation", "FutureReturnValueIgnored"}) // what Netty 4.1 and 4.2 have
final class Network {

  static final EventLoopGroup LOOPS = new DefaultEventLoopGroup(2, Network::daemon);
  static final LocalAddress SERVER = new LocalAddress("server");
  static final LocalAddress NOBODY = new LocalAddress("nobody");
  static final String BAD = "bad";

  /** What the server closes a channel at. */
  static final String BYE = "bye";

  private Network() {}

  static ServerBootstrap server() {
    return new ServerBootstrap()
        .group(LOOPS)
        .channel(LocalServerChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Closing());
              }
            });
  }

  static Bootstrap client() {
    return client(LOOPS);
  }

  static Bootstrap client(EventLoopGroup loops) {
    return new Bootstrap()
        .group(loops)
        .channel(LocalChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Encoder());
              }
            });
  }

  static Channel connected() throws InterruptedException {
    return client().connect(SERVER).sync().channel();
  }

  /** Once what the loops were given before is done. */
  static void settle() throws InterruptedException {
    for (int i = 0; i < 6; i++) {
      CountDownLatch done = new CountDownLatch(1);
      LOOPS.next().execute(done::countDown);
      done.await();
    }
  }

  /** A failure of the application. */
  static int fails() {
    throw new IllegalStateException("out of order");
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "netty");
    thread.setDaemon(true);
    return thread;
  }

  private static final class Closing extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (BYE.equals(message)) {
        context.close();
      }
    }
  }

  private static final class Encoder extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (BAD.equals(message)) {
        throw new IllegalArgumentException("cannot encode " + message);
      }
      context.write(message, promise);
    }
  }
}
