package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Datagrams. */
public final class Datagrams {

  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  public static void main(String[] args) throws Exception {
    Loop.run(args, Datagrams::calls);
  }

  private static void calls() throws Exception {
    DatagramSocket socket = new DatagramSocket(0, HOST);
    DatagramPacket packet = new DatagramPacket(new byte[4], 4);
    packet.setSocketAddress(socket.getLocalSocketAddress());
    socket.connect(socket.getLocalSocketAddress()); // FINDING: BlockedEventLoop
    socket.send(packet); // FINDING: BlockedEventLoop
    socket.receive(packet); // FINDING: BlockedEventLoop
    socket.setSoTimeout(20);
    try {
      socket.receive(packet); // FINDING: BlockedEventLoop
    } catch (SocketTimeoutException expected) {
      socket.close();
    }
    channels();
  }

  private static void channels() throws Exception {
    DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(HOST, 0));
    ByteBuffer four = ByteBuffer.allocate(4);
    channel.send(four, channel.getLocalAddress()); // FINDING: BlockedEventLoop
    four.clear();
    channel.receive(four); // FINDING: BlockedEventLoop
    channel.connect(channel.getLocalAddress()); // FINDING: BlockedEventLoop
    four.clear();
    channel.write(four); // FINDING: BlockedEventLoop
    four.clear();
    channel.read(four); // FINDING: BlockedEventLoop
    channel.socket().setSoTimeout(20);
    DatagramPacket packet = new DatagramPacket(new byte[4], 4);
    try {
      channel.socket().receive(packet); // FINDING: BlockedEventLoop
    } catch (SocketTimeoutException expected) {
      channel.close();
    }
  }
}
