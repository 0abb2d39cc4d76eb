package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.awt.image.BufferedImage;
import java.beans.Introspector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.text.BreakIterator;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRulesProvider;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.StringTokenizer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import javax.crypto.SecretKeyFactory;
import javax.management.ObjectName;
import javax.naming.CompositeName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.script.ScriptEngineManager;

/** Large parts of the JDK that are used for the first time, on a loop. */
public final class FirstUses {

  public static void main(String[] args) throws Exception {
    Loop.run(args, FirstUses::calls);
  }

  private static void calls() throws Exception {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    HttpRequest.newBuilder(URI.create("http://127.0.0.1/")).build();
    client.version();
    texts();
    streams();
    security();
    channels();
    others();
  }

  private static void texts() {
    MessageFormat.format("{0,number} {1,date}", 1, new Date());
    new SimpleDateFormat("EEEE", Locale.GERMAN).format(new Date());
    Normalizer.normalize("a\u0308", Normalizer.Form.NFC);
    BreakIterator.getWordInstance().setText("some text");
    "a b".split(" ");
    "x".repeat(10).toUpperCase(Locale.ROOT);
    new StringTokenizer("a b").nextToken();
    new Scanner("1 2").nextInt();
    Base64.getMimeEncoder().encodeToString(new byte[100]);
    new BigDecimal("1.5").pow(20).toEngineeringString();
    LocalDate.of(2024, 2, 29).format(DateTimeFormatter.ISO_WEEK_DATE);
    ZoneRulesProvider.getAvailableZoneIds().size();
    Instant.now().toString();
    Locale.forLanguageTag("de-CH").getDisplayName();
  }

  private static void streams() throws Exception {
    Map<Integer, List<Integer>> groups =
        IntStream.range(0, 1_000).boxed().collect(Collectors.groupingBy(i -> i % 7));
    groups.values().stream().mapToInt(List::size).summaryStatistics();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(groups.size());
    }
    new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[1_000]);
    deflater.end();
    new Random(1).ints(10).sum();
    RandomGenerator.of("L64X128MixRandom").nextInt();
  }

  private static void security() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, null, null);
    SSLEngine engine = context.createSSLEngine("host", 1);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    CertificateFactory.getInstance("X.509");
    KeyFactory.getInstance("RSA");
    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
  }

  private static void channels() throws Exception {
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.configureBlocking(false);
    server.bind(new InetSocketAddress("127.0.0.1", 0));
    server.register(selector, 16);
    SocketChannel client = SocketChannel.open();
    client.configureBlocking(false);
    client.connect(server.getLocalAddress());
    client.close();
    selector.selectNow();
    selector.close();
    server.close();
    DatagramChannel.open().close();
  }

  private static void others() throws Exception {
    Executors.newCachedThreadPool().shutdown();
    new ScheduledThreadPoolExecutor(1).shutdownNow();
    Introspector.getBeanInfo(Thread.class);
    new ObjectName("a:type=b");
    new CompositeName("a/b");
    new ScriptEngineManager().getEngineFactories();
    new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).setRGB(0, 0, 1);
    Path.of("a", "b").toAbsolutePath().normalize();
    Thread.currentThread().getStackTrace();
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
    Runtime.getRuntime().totalMemory();
  }
}
