package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels that are configured not to block, and what else of the network does not. */
public final class Channels {

  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  public static void main(String[] args) throws Exception {
    InetAddress.getByName("localhost"); // cached from here on
    Loop.run(args, Channels::calls);
  }

  private static void calls() throws Exception {
    sockets();
    datagrams();
    pipes();
    addresses();
    asynchronous();
    unused();
  }

  private static void sockets() throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
    server.configureBlocking(false);
    server.accept();
    SocketChannel client = SocketChannel.open();
    client.configureBlocking(false);
    client.connect(server.getLocalAddress());
    while (!client.finishConnect()) {
      Thread.onSpinWait();
    }
    SocketChannel accepted = null;
    while (accepted == null) {
      accepted = server.accept();
    }
    accepted.configureBlocking(false);
    Selector selector = Selector.open();
    accepted.register(selector, SelectionKey.OP_READ);
    ByteBuffer bytes = ByteBuffer.allocate(8);
    accepted.read(bytes);
    accepted.read(new ByteBuffer[] {bytes});
    client.write(ByteBuffer.allocate(8));
    client.write(new ByteBuffer[] {ByteBuffer.allocate(8)});
    while (selector.selectNow() == 0) {
      Thread.onSpinWait();
    }
    selector.wakeup();
    selector.close();
    accepted.read(bytes);
    client.shutdownOutput();
    client.close();
    accepted.close();
    server.close();
  }

  private static void datagrams() throws Exception {
    DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(HOST, 0));
    channel.configureBlocking(false);
    channel.receive(ByteBuffer.allocate(8));
    channel.send(ByteBuffer.allocate(8), channel.getLocalAddress());
    channel.connect(channel.getLocalAddress());
    channel.write(ByteBuffer.allocate(8));
    channel.read(ByteBuffer.allocate(8));
    channel.disconnect();
    channel.close();
  }

  private static void pipes() throws Exception {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    pipe.source().read(ByteBuffer.allocate(8));
    pipe.sink().write(ByteBuffer.allocate(8));
    pipe.source().close();
    pipe.sink().close();
  }

  private static void addresses() throws Exception {
    InetAddress.getByName("127.0.0.1");
    InetAddress.getByName("::1");
    InetAddress.getByName("localhost");
    InetAddress.getAllByName("localhost");
    InetAddress.getByAddress("somewhere", new byte[] {1, 2, 3, 4}).getHostName();
    InetAddress.getLoopbackAddress().getHostName();
    new InetSocketAddress("127.0.0.1", 1);
    new InetSocketAddress("localhost", 1).getHostString();
    InetSocketAddress.createUnresolved("somewhere", 1);
    URI.create("http://somewhere/").equals(URI.create("http://elsewhere/"));
    NetworkInterface.getNetworkInterfaces();
  }

  private static void asynchronous() throws Exception {
    var server = AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
    server.accept();
    AsynchronousSocketChannel client = AsynchronousSocketChannel.open();
    var connected = client.connect(server.getLocalAddress());
    while (!connected.isDone()) {
      Thread.onSpinWait();
    }
    client.write(ByteBuffer.allocate(8));
    client.close();
    server.close();
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();
    var answer = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    while (!answer.isDone()) {
      Thread.onSpinWait();
    }
  }

  private static void unused() throws Exception {
    ServerSocket server = new ServerSocket(0, 5, HOST);
    server.close();
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.close();
    DatagramSocket datagram = new DatagramSocket(0, HOST);
    datagram.close();
  }
}
