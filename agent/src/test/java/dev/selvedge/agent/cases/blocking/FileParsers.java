package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Properties;
import java.util.prefs.Preferences;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.helpers.DefaultHandler;

/** What else of the JDK reads and writes files: the call that was made is named. */
public final class FileParsers {

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cases");
    System.setProperty("java.util.prefs.userRoot", folder.toString());
    File xml = Files.writeString(folder.resolve("x.xml"), "<a><b/></a>").toFile();
    File image = folder.resolve("x.png").toFile();
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", image);
    Loop.run(args, () -> calls(xml, image));
  }

  private static void calls(File xml, File image) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Document document = builder.parse(xml); // FINDING: BlockedEventLoop
    var handler = new DefaultHandler();
    SAXParserFactory.newInstance().newSAXParser().parse(xml, handler); // FINDING: BlockedEventLoop
    var copy = new StreamResult(xml.getPath() + ".copy");
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), copy); // FINDING: BlockedEventLoop
    ImageIO.setUseCache(false);
    ImageIO.read(image); // FINDING: BlockedEventLoop
    FileInputStream in = new FileInputStream(image); // FINDING: BlockedEventLoop
    try {
      new Properties().loadFromXML(in); // FINDING: BlockedEventLoop
    } catch (java.io.IOException expected) {
      in.close();
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    FileInputStream stored = new FileInputStream(image); // FINDING: BlockedEventLoop
    try {
      keys.load(stored, new char[0]); // FINDING: BlockedEventLoop
    } catch (java.io.IOException expected) {
      stored.close();
    }
    Preferences root = Preferences.userRoot(); // FINDING: BlockedEventLoop
    Preferences preferences = root.node("cases"); // FINDING: BlockedEventLoop
    preferences.put("a", "b");
    preferences.flush(); // FINDING: BlockedEventLoop
  }
}
