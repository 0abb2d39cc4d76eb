package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;

/** Channels in blocking mode, and their socket adaptors. */
public final class SocketChannels {

  public static void main(String[] args) throws Exception {
    InetSocketAddress echo = Servers.echo();
    AsynchronousSocketChannel greeted = AsynchronousSocketChannel.open();
    greeted.connect(echo).get();
    greeted.read(ByteBuffer.allocate(14)).get();
    Loop.run(args, () -> calls(echo, greeted));
  }

  private static void calls(InetSocketAddress echo, AsynchronousSocketChannel greeted)
      throws Exception {
    ByteBuffer four = ByteBuffer.allocate(4);
    ByteBuffer[] both = {ByteBuffer.allocate(2), ByteBuffer.allocate(2)};
    SocketChannel channel = SocketChannel.open(echo); // FINDING: BlockedEventLoop
    channel.read(four); // FINDING: BlockedEventLoop
    channel.read(both); // FINDING: BlockedEventLoop
    four.flip();
    channel.write(four); // FINDING: BlockedEventLoop
    both[0].flip();
    channel.write(both); // FINDING: BlockedEventLoop
    InputStream in = Channels.newInputStream(channel);
    in.read(); // FINDING: BlockedEventLoop
    OutputStream out = Channels.newOutputStream(channel);
    out.write(1); // FINDING: BlockedEventLoop
    channel.close();
    SocketChannel unconnected = SocketChannel.open();
    unconnected.connect(echo); // FINDING: BlockedEventLoop
    adaptor(unconnected);
    SocketChannel timed = SocketChannel.open();
    timed.socket().connect(echo, 10_000); // FINDING: BlockedEventLoop
    timed.close();
    servers();
    pipes();
    var answer = greeted.read(ByteBuffer.allocate(14));
    Others.doOnceIWait(greeted::close);
    try {
      answer.get(); // FINDING: BlockedEventLoop
    } catch (ExecutionException closed) {
      Thread.onSpinWait();
    }
  }

  private static void adaptor(SocketChannel channel) throws Exception {
    InputStream in = channel.socket().getInputStream();
    OutputStream out = channel.socket().getOutputStream();
    in.readNBytes(14); // FINDING: BlockedEventLoop
    out.write(1); // FINDING: BlockedEventLoop
    in.read(); // FINDING: BlockedEventLoop
    channel.socket().setSoTimeout(20);
    try {
      in.read(); // FINDING: BlockedEventLoop
    } catch (SocketTimeoutException expected) {
      channel.close();
    }
  }

  private static void servers() throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Others.doNow(() -> SocketChannel.open(server.getLocalAddress()));
    server.accept(); // FINDING: BlockedEventLoop
    ServerSocket socket = server.socket();
    Others.doNow(() -> SocketChannel.open(server.getLocalAddress()));
    socket.accept(); // FINDING: BlockedEventLoop
    socket.setSoTimeout(20);
    try {
      socket.accept(); // FINDING: BlockedEventLoop
    } catch (SocketTimeoutException expected) {
      server.close();
    }
  }

  private static void pipes() throws Exception {
    Pipe pipe = Pipe.open();
    pipe.sink().write(ByteBuffer.allocate(4)); // FINDING: BlockedEventLoop
    pipe.source().read(ByteBuffer.allocate(4)); // FINDING: BlockedEventLoop
  }
}
