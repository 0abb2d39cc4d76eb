package dev.selvedge.agent.cases.blocking;

import com.sun.net.httpserver.HttpServer;
import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;

/** Connections by all kinds of sockets and clients. */
public final class Connections {

  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  public static void main(String[] args) throws Exception {
    InetSocketAddress echo = Servers.echo();
    HttpServer server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          // Not before whoever asks has begun to wait for the answer.
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.sendResponseHeaders(200, 100_000);
          exchange.getResponseBody().write(new byte[50_000]);
          exchange.getResponseBody().flush();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
          exchange.getResponseBody().write(new byte[50_000]);
          exchange.close();
        });
    server.setExecutor(task -> new Thread(task).start());
    server.start();
    try {
      Loop.run(
          args,
          () -> {
            sockets(echo);
            unix();
            asynchronous(echo);
            urls("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            client("http://127.0.0.1:" + server.getAddress().getPort() + "/");
          });
    } finally {
      server.stop(0);
    }
  }

  private static void sockets(InetSocketAddress echo) throws Exception {
    SocketFactory factory = SocketFactory.getDefault();
    Socket socket = factory.createSocket(HOST, echo.getPort()); // FINDING: BlockedEventLoop
    InputStream in = socket.getInputStream();
    in.readNBytes(14); // FINDING: BlockedEventLoop
    PrintWriter out = new PrintWriter(socket.getOutputStream(), true);
    out.println("x"); // FINDING: BlockedEventLoop
    in.read(new byte[4], 0, 1); // FINDING: BlockedEventLoop
    socket.close();
    Socket direct = new Socket(Proxy.NO_PROXY);
    direct.connect(echo, 1_000); // FINDING: BlockedEventLoop
    direct.close();
    Socket local = new Socket(HOST, echo.getPort(), HOST, 0); // FINDING: BlockedEventLoop
    local.close();
    ServerSocket closed = new ServerSocket(0, 5, HOST);
    closed.close();
    try {
      new Socket(HOST, closed.getLocalPort()); // FINDING: BlockedEventLoop
    } catch (IOException refused) {
      Thread.onSpinWait();
    }
    HOST.isReachable(NetworkInterface.getByInetAddress(HOST), 0, 500); // FINDING: BlockedEventLoop
    InetSocketAddress bare =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 1);
    bare.getHostName(); // FINDING: BlockedEventLoop
    new URL("http://e.invalid/").equals(new URL("http://f.invalid/")); // FINDING: BlockedEventLoop
  }

  private static void unix() throws Exception {
    Path path = Files.createTempDirectory("cases").resolve("s"); // FINDING: BlockedEventLoop
    var address = UnixDomainSocketAddress.of(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(address);
    SocketChannel client = SocketChannel.open(address); // FINDING: BlockedEventLoop
    SocketChannel accepted = server.accept(); // FINDING: BlockedEventLoop
    client.write(ByteBuffer.allocate(4)); // FINDING: BlockedEventLoop
    accepted.read(ByteBuffer.allocate(4)); // FINDING: BlockedEventLoop
    client.close();
    accepted.close();
    server.close();
  }

  private static void asynchronous(InetSocketAddress echo) throws Exception {
    var server = AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
    var accepted = server.accept();
    Others.doOnceIWait(
        () -> new Socket(HOST, ((InetSocketAddress) server.getLocalAddress()).getPort()));
    AsynchronousSocketChannel channel = accepted.get(); // FINDING: BlockedEventLoop
    channel.close();
    var next = server.accept();
    try {
      next.get(50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    } catch (java.util.concurrent.TimeoutException expected) {
      server.close();
    }
  }

  private static void urls(String address) throws Exception {
    URL url = new URL(address);
    URLConnection connection = url.openConnection();
    connection.setRequestProperty("a", "b");
    connection.connect(); // FINDING: BlockedEventLoop
    InputStream answer = connection.getInputStream(); // FINDING: BlockedEventLoop
    answer.readAllBytes(); // FINDING: BlockedEventLoop
    connection.getHeaderField("Date");
    InputStream body = url.openStream(); // FINDING: BlockedEventLoop
    body.readAllBytes(); // FINDING: BlockedEventLoop
    url.openConnection().getContentLength(); // FINDING: BlockedEventLoop
    url.openConnection().getHeaderFields(); // FINDING: BlockedEventLoop
    url.getContent(); // FINDING: BlockedEventLoop
    HttpURLConnection post = (HttpURLConnection) url.openConnection();
    post.setDoOutput(true);
    OutputStream out = post.getOutputStream(); // FINDING: BlockedEventLoop
    out.write(new byte[10]);
    out.close();
    post.getResponseMessage(); // FINDING: BlockedEventLoop
    HttpURLConnection streamed = (HttpURLConnection) url.openConnection();
    streamed.setDoOutput(true);
    streamed.setFixedLengthStreamingMode(100_000);
    OutputStream direct = streamed.getOutputStream(); // FINDING: BlockedEventLoop
    direct.write(new byte[100_000]); // FINDING: BlockedEventLoop
    direct.close();
    streamed.getResponseCode(); // FINDING: BlockedEventLoop
  }

  private static void client(String address) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString("x")).build();
    client.send(request, BodyHandlers.discarding()); // FINDING: BlockedEventLoop
    var streamed = client.send(request, BodyHandlers.ofInputStream()); // FINDING: BlockedEventLoop
    streamed.body().readAllBytes(); // FINDING: BlockedEventLoop
    var lines = client.send(request, BodyHandlers.ofLines()); // FINDING: BlockedEventLoop
    lines.body().count(); // FINDING: BlockedEventLoop
  }
}
