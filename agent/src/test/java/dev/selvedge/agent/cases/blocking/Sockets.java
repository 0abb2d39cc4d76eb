package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Sockets of {@code java.net}. */
public final class Sockets {

  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  public static void main(String[] args) throws Exception {
    InetSocketAddress echo = Servers.echo();
    Loop.run(args, () -> calls(echo));
  }

  private static void calls(InetSocketAddress echo) throws Exception {
    int port = echo.getPort();
    Socket socket = new Socket(HOST, port); // FINDING: BlockedEventLoop
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    in.read(); // FINDING: BlockedEventLoop
    in.read(new byte[4]); // FINDING: BlockedEventLoop
    in.readNBytes(9); // FINDING: BlockedEventLoop
    out.write(1); // FINDING: BlockedEventLoop
    out.write(new byte[] {1, 2}); // FINDING: BlockedEventLoop
    in.skip(1); // FINDING: BlockedEventLoop
    in.available();
    socket.setSoTimeout(10_000);
    in.readNBytes(2); // FINDING: BlockedEventLoop
    socket.setSoTimeout(20);
    try {
      in.read(); // FINDING: BlockedEventLoop
    } catch (SocketTimeoutException expected) {
      socket.close();
    }
    Socket unconnected = new Socket();
    unconnected.connect(echo); // FINDING: BlockedEventLoop
    unconnected.close();
    Socket timed = new Socket();
    timed.connect(echo, 10_000); // FINDING: BlockedEventLoop
    wrapped(timed);
    timed.close();
    accepting();
  }

  private static void wrapped(Socket socket) throws Exception {
    PrintWriter writer = new PrintWriter(socket.getOutputStream());
    writer.print("one\ntwo\n");
    writer.flush(); // FINDING: BlockedEventLoop
    InputStreamReader reader = new InputStreamReader(socket.getInputStream());
    BufferedReader lines = new BufferedReader(reader);
    lines.readLine(); // FINDING: BlockedEventLoop
    socket.setSoTimeout(20);
    InputStream silent = socket.getInputStream();
    OutputStream sink = OutputStream.nullOutputStream();
    try {
      silent.transferTo(sink); // FINDING: BlockedEventLoop
    } catch (SocketTimeoutException expected) {
      Thread.onSpinWait();
    }
    try {
      new ObjectInputStream(silent); // FINDING: BlockedEventLoop
    } catch (SocketTimeoutException expected) {
      Thread.onSpinWait();
    }
  }

  private static void accepting() throws Exception {
    ServerSocket server = new ServerSocket(0, 5, HOST);
    server.setSoTimeout(20);
    try {
      server.accept(); // FINDING: BlockedEventLoop
    } catch (SocketTimeoutException expected) {
      server.setSoTimeout(0);
    }
    Others.doNow(() -> new Socket(HOST, server.getLocalPort()).close());
    server.accept(); // FINDING: BlockedEventLoop
    server.close();
  }
}
