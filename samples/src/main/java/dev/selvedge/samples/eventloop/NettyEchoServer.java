package dev.selvedge.samples.eventloop;

import static io.netty.channel.ChannelFutureListener.CLOSE_ON_FAILURE;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A server of Netty that sends back each line that it gets. All of its connections are served by
 * one thread, its event loop, which calls the handlers as lines arrive.
 */
public final class NettyEchoServer implements AutoCloseable {
  private static final int LONGEST_LINE = 1000;

  private final EventLoopGroup loop;
  private final Channel channel;

  private NettyEchoServer(EventLoopGroup loop, Channel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** Starts one on a free port; if that fails or is interrupted, its loop ends. */
  public static NettyEchoServer start() throws InterruptedException {
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    ServerBootstrap server =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Connection());
    try {
      // Not on the loop: whoever starts a server may wait for it.
      Channel channel = server.bind(InetAddress.getLoopbackAddress(), 0).sync().channel();
      return new NettyEchoServer(loop, channel);
    } catch (Exception e) {
      // Its thread is none of those that end with the JVM.
      var _ = loop.shutdownGracefully(0, 5, TimeUnit.SECONDS);
      throw e;
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Lets what runs come to its end, for 5 seconds at most; not on the loop. */
  @Override
  public void close() {
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** What happens to the bytes of a connection, in this order. */
  private static final class Connection extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) {
      channel
          .pipeline()
          .addLast(new LineBasedFrameDecoder(LONGEST_LINE))
          .addLast(new StringDecoder())
          .addLast(new StringEncoder())
          .addLast(new Echo());
    }
  }

  /** Runs on the event loop. */
  private static final class Echo extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext connection, String line) {
      connection.writeAndFlush(line + "\n").addListener(CLOSE_ON_FAILURE);
    }

    /** What it cannot send it would have to keep: from whoever does not read, nothing is read. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext connection) {
      Channel channel = connection.channel();
      channel.config().setAutoRead(channel.isWritable());
      connection.fireChannelWritabilityChanged();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
      var _ = connection.close();
    }
  }
}
