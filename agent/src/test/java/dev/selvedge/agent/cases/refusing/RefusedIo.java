package dev.selvedge.agent.cases.refusing;

import static dev.selvedge.agent.cases.refusing.Attempt.holds;

import java.io.BufferedWriter;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Sleeps, files, the network and processes are refused, and can be used afterwards. */
public final class RefusedIo {

  private final Attempt attempt;
  private final Path folder;

  private RefusedIo(String[] args, Path folder) {
    this.attempt = new Attempt(args);
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    RefusedIo io = new RefusedIo(args, Files.createTempDirectory("refused"));
    io.sleeps();
    io.files();
    io.streams();
    io.network();
    io.names();
    io.processes();
  }

  private void sleeps() throws Exception {
    attempt.refused(() -> Thread.sleep(5_000)); // FINDING: BlockedEventLoop
    attempt.refused(() -> Thread.sleep(5_000, 1)); // FINDING: BlockedEventLoop
    attempt.refused(() -> TimeUnit.SECONDS.sleep(5)); // FINDING: BlockedEventLoop
    attempt.allowed(() -> Thread.sleep(0));
    attempt.allowed(
        () -> {
          try {
            Thread.sleep(5_001); // FINDING: BlockedEventLoop
          } catch (Throwable swallowed) {
            holds(swallowed instanceof AssertionError);
          }
        });
  }

  private void files() throws Exception {
    Path file = folder.resolve("a.txt");
    attempt.refused(() -> Files.writeString(file, "never")); // FINDING: BlockedEventLoop
    holds(!Files.exists(file));
    Files.writeString(file, "a");
    attempt.refused(() -> Files.readString(file)); // FINDING: BlockedEventLoop
    attempt.refused(() -> Files.exists(file)); // FINDING: BlockedEventLoop
    attempt.refused(() -> Files.size(file)); // FINDING: BlockedEventLoop
    attempt.refused(() -> Files.delete(file)); // FINDING: BlockedEventLoop
    attempt.refused(() -> Files.copy(file, folder.resolve("b.txt"))); // FINDING: BlockedEventLoop
    attempt.refused(
        () -> Files.createDirectories(folder.resolve("c/d"))); // FINDING: BlockedEventLoop
    SimpleFileVisitor<Path> visitor = new SimpleFileVisitor<>() {};
    attempt.refused(() -> Files.walkFileTree(folder, visitor)); // FINDING: BlockedEventLoop
    attempt.refused(() -> Files.newBufferedReader(file)); // FINDING: BlockedEventLoop
    File old = file.toFile();
    attempt.refused(() -> old.exists()); // FINDING: BlockedEventLoop
    attempt.refused(() -> old.length()); // FINDING: BlockedEventLoop
    attempt.refused(() -> old.delete()); // FINDING: BlockedEventLoop
    attempt.refused(() -> old.getCanonicalPath()); // FINDING: BlockedEventLoop
    holds(Files.readString(file).equals("a"));

    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      attempt.refused(() -> channel.read(ByteBuffer.allocate(1))); // FINDING: BlockedEventLoop
      attempt.refused(() -> channel.size()); // FINDING: BlockedEventLoop
      attempt.refused(() -> channel.position(0)); // FINDING: BlockedEventLoop
      holds(channel.isOpen());
      holds(channel.read(ByteBuffer.allocate(1)) == 1);
    }
    Path zip = folder.resolve("a.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("a"));
    }
    attempt.refused(() -> new ZipFile(zip.toFile())); // FINDING: BlockedEventLoop
    try (ZipFile opened = new ZipFile(zip.toFile())) {
      holds(opened.size() == 1);
    }
  }

  private void streams() throws Exception {
    File file = folder.resolve("stream.txt").toFile();
    attempt.refused(() -> new FileOutputStream(file)); // FINDING: BlockedEventLoop
    try (FileOutputStream out = new FileOutputStream(file)) {
      attempt.refused(() -> out.write(1)); // FINDING: BlockedEventLoop
      attempt.refused(() -> out.write(new byte[] {1, 2})); // FINDING: BlockedEventLoop
      out.write(3);
    }
    BufferedWriter writer = Files.newBufferedWriter(folder.resolve("writer.txt"));
    writer.write("kept");
    attempt.refused(() -> writer.flush()); // FINDING: BlockedEventLoop
    writer.close();
    attempt.refused(() -> new FileInputStream(file)); // FINDING: BlockedEventLoop
    try (FileInputStream in = new FileInputStream(file)) {
      attempt.refused(() -> in.read()); // FINDING: BlockedEventLoop
      attempt.refused(() -> in.readAllBytes()); // FINDING: BlockedEventLoop
      holds(in.readAllBytes()[0] == 3);
    }
    try (RandomAccessFile random = new RandomAccessFile(file, "rw")) {
      attempt.refused(() -> random.read()); // FINDING: BlockedEventLoop
      attempt.refused(() -> random.length()); // FINDING: BlockedEventLoop
      attempt.refused(() -> random.readLong()); // FINDING: BlockedEventLoop
      holds(random.length() == 1 && random.read() == 3);
    }
  }

  private void network() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 50, here);
        Socket client = new Socket(here, server.getLocalPort());
        Socket accepted = server.accept();
        DatagramSocket datagrams = new DatagramSocket(0, here);
        Selector selector = Selector.open()) {
      attempt.refused(() -> new Socket(here, server.getLocalPort())); // FINDING: BlockedEventLoop
      attempt.refused(() -> server.accept()); // FINDING: BlockedEventLoop
      attempt.refused(() -> client.getInputStream().read()); // FINDING: BlockedEventLoop
      attempt.refused(() -> client.getOutputStream().write(1)); // FINDING: BlockedEventLoop
      client.getOutputStream().write(2);
      holds(accepted.getInputStream().read() == 2);
      Socket unconnected = new Socket();
      InetSocketAddress address = new InetSocketAddress(here, server.getLocalPort());
      attempt.refused(() -> unconnected.connect(address, 5_000)); // FINDING: BlockedEventLoop
      unconnected.connect(address, 5_000);
      unconnected.close();
      DatagramPacket packet = new DatagramPacket(new byte[1], 1);
      attempt.refused(() -> datagrams.receive(packet)); // FINDING: BlockedEventLoop
      // On a thread without an executor it may be the loop's own, and is not known yet to be none.
      Attempt inTask = new Attempt(new String[] {"executor"});
      inTask.refused(() -> selector.select()); // FINDING: BlockedEventLoop
      inTask.refused(() -> selector.select(5_000)); // FINDING: BlockedEventLoop
      attempt.allowed(() -> selector.selectNow());
      attempt.refused(() -> SocketChannel.open(address)); // FINDING: BlockedEventLoop
      SocketChannel channel = SocketChannel.open();
      attempt.refused(() -> channel.connect(address)); // FINDING: BlockedEventLoop
      channel.connect(address);
      attempt.refused(() -> channel.read(ByteBuffer.allocate(1))); // FINDING: BlockedEventLoop
      holds(channel.isConnected());
      channel.close();
      HttpClient http = HttpClient.newHttpClient();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.getLocalPort())).build();
      var nothing = HttpResponse.BodyHandlers.discarding();
      attempt.refused(() -> http.send(request, nothing)); // FINDING: BlockedEventLoop
      var plain = URI.create("http://127.0.0.1:" + server.getLocalPort()).toURL();
      attempt.refused(() -> plain.openStream()); // FINDING: BlockedEventLoop
    }
  }

  private void names() throws Exception {
    attempt.refused(() -> InetAddress.getAllByName("refused.invalid")); // FINDING: BlockedEventLoop
    try {
      InetAddress.getAllByName("refused.invalid");
      holds(false);
    } catch (java.net.UnknownHostException asItShould) {
      attempt.allowed(() -> InetAddress.getAllByName("127.0.0.1"));
    }
  }

  private void processes() throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of("sleep", "0.3"));
    attempt.refused(() -> builder.start()); // FINDING: BlockedEventLoop
    Process process = builder.start();
    attempt.refused(() -> process.waitFor()); // FINDING: BlockedEventLoop
    attempt.refused(() -> process.waitFor(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    holds(process.waitFor() == 0);
    attempt.allowed(() -> process.waitFor());
  }
}
