package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.Security;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Encrypted sockets: the handshake, and what is read and written. */
public final class Tls {

  private static final String[] SUITES = {"TLS_DH_anon_WITH_AES_128_GCM_SHA256"};
  private static final String[] PROTOCOLS = {"TLSv1.2"};
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  public static void main(String[] args) throws Exception {
    Security.setProperty("jdk.tls.disabledAlgorithms", ""); // lets it do without certificates
    var server =
        (SSLServerSocket) SSLServerSocketFactory.getDefault().createServerSocket(0, 5, HOST);
    server.setEnabledCipherSuites(SUITES);
    server.setEnabledProtocols(PROTOCOLS);
    Others.doNow(
        () -> {
          while (true) {
            Socket socket = server.accept();
            Others.doNow(() -> socket.getInputStream().transferTo(socket.getOutputStream()));
          }
        });
    Loop.run(args, () -> calls(server.getLocalPort()));
  }

  private static void calls(int port) throws Exception {
    var factory = SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(HOST, port); // FINDING: BlockedEventLoop
    socket.setEnabledCipherSuites(SUITES);
    socket.setEnabledProtocols(PROTOCOLS);
    socket.startHandshake(); // FINDING: BlockedEventLoop
    OutputStream out = socket.getOutputStream();
    out.write(new byte[4]); // FINDING: BlockedEventLoop
    InputStream in = socket.getInputStream();
    in.readNBytes(4); // FINDING: BlockedEventLoop
    Socket plain = new Socket(HOST, port); // FINDING: BlockedEventLoop
    var upgraded = (SSLSocket) ((SSLSocketFactory) factory).createSocket(plain, "x", port, true);
    upgraded.setEnabledCipherSuites(SUITES);
    upgraded.setEnabledProtocols(PROTOCOLS);
    upgraded.getOutputStream().write(1); // FINDING: BlockedEventLoop
    upgraded.getInputStream().read(); // FINDING: BlockedEventLoop
  }
}
