package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Others;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on another thread that greets whoever connects, and then sends back what it gets. */
final class Servers {

  private Servers() {}

  /** Starts one and returns its address. */
  static InetSocketAddress echo() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Others.doNow(
        () -> {
          while (true) {
            Socket client = server.accept();
            Others.doNow(() -> serve(client));
          }
        });
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  private static void serve(Socket client) throws IOException {
    try (client) {
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      out.write("hello, caller\n".getBytes());
      byte[] bytes = new byte[64];
      for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
        out.write(bytes, 0, n);
      }
    } catch (IOException gone) {
      Thread.onSpinWait();
    }
  }
}
