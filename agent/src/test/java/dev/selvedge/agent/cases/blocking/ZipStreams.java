package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Zip and jar files as streams, by their address and as file systems. */
public final class ZipStreams {

  public static void main(String[] args) throws Exception {
    File jar = File.createTempFile("cases", ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (var out = new JarOutputStream(new FileOutputStream(jar), manifest)) {
      byte[] noise = new byte[200_000];
      new Random(1).nextBytes(noise);
      for (String name : new String[] {"one", "two", "three"}) {
        out.putNextEntry(new ZipEntry(name));
        out.write(noise);
      }
    }
    Loop.run(
        args,
        () -> {
          written(File.createTempFile("cases", ".zip")); // FINDING: BlockedEventLoop
          zipped(File.createTempFile("cases", ".gz")); // FINDING: BlockedEventLoop
          read(jar);
          addressed(jar);
          mounted(jar.toPath());
        });
  }

  private static void written(File file) throws Exception {
    FileOutputStream out = new FileOutputStream(file); // FINDING: BlockedEventLoop
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("entry")); // FINDING: BlockedEventLoop
    zip.write(1);
    zip.closeEntry(); // FINDING: BlockedEventLoop
    zip.finish(); // FINDING: BlockedEventLoop
    zip.close();
  }

  private static void zipped(File file) throws Exception {
    FileOutputStream out = new FileOutputStream(file); // FINDING: BlockedEventLoop
    GZIPOutputStream zip = new GZIPOutputStream(out); // FINDING: BlockedEventLoop
    zip.write(1);
    zip.finish(); // FINDING: BlockedEventLoop
    zip.close();
    FileInputStream in = new FileInputStream(file); // FINDING: BlockedEventLoop
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
    GZIPInputStream unzip = new GZIPInputStream(checked); // FINDING: BlockedEventLoop
    unzip.read(); // FINDING: BlockedEventLoop
  }

  private static void read(File file) throws Exception {
    JarFile jar = new JarFile(file); // FINDING: BlockedEventLoop
    jar.getManifest(); // FINDING: BlockedEventLoop
    jar.entries().nextElement();
    jar.stream().count();
    InputStream entry = jar.getInputStream(jar.getJarEntry("one")); // FINDING: BlockedEventLoop
    entry.read(); // FINDING: BlockedEventLoop
    entry.skip(20_000); // FINDING: BlockedEventLoop
    entry.readAllBytes(); // FINDING: BlockedEventLoop
    jar.close();
    ZipFile zip = new ZipFile(file, ZipFile.OPEN_READ); // FINDING: BlockedEventLoop
    zip.size();
    zip.close();
    FileInputStream plain = new FileInputStream(file); // FINDING: BlockedEventLoop
    JarInputStream in = new JarInputStream(plain); // FINDING: BlockedEventLoop
    in.getNextJarEntry();
    in.readAllBytes(); // FINDING: BlockedEventLoop
  }

  private static void addressed(File file) throws Exception {
    URL plain = file.toURI().toURL(); // FINDING: BlockedEventLoop
    InputStream in = plain.openStream(); // FINDING: BlockedEventLoop
    in.read(); // FINDING: BlockedEventLoop
    plain.openConnection().getContentLength(); // FINDING: BlockedEventLoop
    plain.openConnection().getLastModified(); // FINDING: BlockedEventLoop
    URL inside = new URL("jar:" + plain + "!/one");
    InputStream entry = inside.openStream(); // FINDING: BlockedEventLoop
    entry.readAllBytes(); // FINDING: BlockedEventLoop
  }

  private static void mounted(Path file) throws Exception {
    URI address = URI.create("jar:" + file.toUri()); // FINDING: BlockedEventLoop
    FileSystem zip = FileSystems.newFileSystem(address, Map.of()); // FINDING: BlockedEventLoop
    Path one = zip.getPath("one");
    Files.exists(one);
    Files.size(one);
    Files.readAllBytes(one); // FINDING: BlockedEventLoop
    Path out = file.resolveSibling("out" + System.nanoTime());
    Files.copy(one, out); // FINDING: BlockedEventLoop
    Files.write(zip.getPath("four"), new byte[10]);
    zip.close(); // FINDING: BlockedEventLoop
  }
}
