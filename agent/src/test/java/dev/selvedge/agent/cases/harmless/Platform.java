package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.text.Collator;
import java.text.DateFormat;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.InputSource;

/** What the JDK does in the background of everyday calls when they are made for the first time. */
public final class Platform {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Platform::calls);
  }

  private static void calls() throws Exception {
    texts();
    times();
    xml();
    memory();
    runtime();
  }

  private static void texts() {
    Pattern.compile("(a+)+b").matcher("aaaaaaaaaaaaaaaab").matches();
    String.format("%s %,d %.3f", "text", 1_000_000, 1.5);
    Charset.availableCharsets().values().forEach(Charset::aliases);
    Charset.forName("windows-1250").newEncoder();
    "text".getBytes(Charset.forName("EUC-JP"));
    for (Locale locale : List.of(Locale.GERMANY, Locale.JAPAN, new Locale("ar", "EG"))) {
      NumberFormat.getCurrencyInstance(locale).format(12.5);
      Collator.getInstance(locale).compare("a", "b");
      locale.getDisplayCountry(locale);
    }
    Currency.getInstance("EUR").getDisplayName(Locale.FRANCE);
    Locale.getAvailableLocales();
  }

  private static void times() {
    ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Asia/Tokyo"));
    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL).withLocale(Locale.KOREA).format(now);
    DateTimeFormatter.ofPattern("EEEE zzzz", Locale.ITALY).format(now);
    DateFormat.getDateTimeInstance(DateFormat.FULL, DateFormat.FULL, Locale.US).format(0L);
    TimeZone.getTimeZone("America/New_York").getDisplayName(Locale.FRANCE);
    TimeZone.getDefault();
    ZoneId.systemDefault();
  }

  private static void xml() throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.newDocumentBuilder().parse(new InputSource(new StringReader("<a><b/></a>")));
    SAXParserFactory.newInstance().newSAXParser();
    XMLInputFactory.newInstance().createXMLStreamReader(new StringReader("<a/>")).next();
    XPathFactory.newInstance().newXPath().compile("/a/b");
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(
            new StreamSource(new StringReader("<a/>")), new StreamResult(new StringWriter()));
  }

  private static void memory() throws Exception {
    List<byte[]> garbage = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      garbage.add(new byte[1_000_000]);
    }
    garbage.clear();
    System.gc();
    ByteBuffer.allocateDirect(1 << 20);
    Cleaner.create().register(new Object(), () -> {});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(new byte[100_000]);
    }
    new ObjectOutputStream(bytes).writeObject(List.of("a", "b"));
    new CRC32().update(bytes.toByteArray());
  }

  private static void runtime() {
    ManagementFactory.getRuntimeMXBean().getUptime();
    ManagementFactory.getThreadMXBean().dumpAllThreads(true, true);
    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    ManagementFactory.getPlatformMBeanServer().getMBeanCount();
    ManagementFactory.getGarbageCollectorMXBeans().size();
    Thread.getAllStackTraces();
    StackWalker.getInstance().forEach(frame -> {});
    Runtime.getRuntime().availableProcessors();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
    ProcessHandle.current().info().command();
    System.getenv();
    System.getProperties().forEach((key, value) -> {});
    Runtime.version().feature();
  }
}
