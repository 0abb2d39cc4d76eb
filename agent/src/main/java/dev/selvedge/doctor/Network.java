package dev.selvedge.doctor;

import static dev.selvedge.doctor.Provocations.onLoop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Sockets, channels and selectors over loopback, and the name service. */
final class Network {

  private static final int MILLIS = 40;

  private Network() {}

  static List<Provocation> provocations() {
    return List.of(
        onLoop("connecting a socket", "connect", with(Network::connect)),
        onLoop("reading from a socket", "read", with(Network::read)),
        onLoop("accepting a connection", "accept", with(Network::accept)),
        onLoop("a datagram", "datagram", Network::datagram),
        onLoop("a SocketChannel in blocking mode", "channel", with(Network::channel)),
        onLoop("a Selector", "select", Network::openAndSelect),
        onLoop("the name service", "lookUp", Network::lookUp));
  }

  /** Uses a server, which answers each connection with one byte. */
  private interface Use {
    void use(ServerSocket server) throws Exception;
  }

  private static Provocation.Body with(Use use) {
    return () -> {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        use.use(server);
      }
    };
  }

  private static void connect(ServerSocket server) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server.getLocalSocketAddress(), 10_000);
    }
  }

  private static void read(ServerSocket server) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
      socket.setSoTimeout(MILLIS);
      socket.getInputStream().read();
    } catch (SocketTimeoutException expected) {
      // Nobody has written anything.
    }
  }

  private static void accept(ServerSocket server) throws IOException {
    server.setSoTimeout(MILLIS);
    try {
      server.accept().close();
    } catch (SocketTimeoutException expected) {
      // Nobody has come.
    }
  }

  private static void datagram() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(MILLIS);
      socket.receive(new DatagramPacket(new byte[1], 1));
    } catch (SocketTimeoutException expected) {
      // Nobody has sent anything.
    }
  }

  private static void channel(ServerSocket server) throws IOException {
    try (SocketChannel channel =
        SocketChannel.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()))) {
      channel.write(ByteBuffer.allocate(1));
    }
  }

  private static void openAndSelect() throws IOException {
    try (Selector selector = Selector.open()) {
      select(selector);
    }
  }

  private static void select(Selector selector) throws IOException {
    selector.select(MILLIS);
  }

  private static void lookUp() throws IOException {
    InetAddress.getAllByName("localhost");
  }
}
