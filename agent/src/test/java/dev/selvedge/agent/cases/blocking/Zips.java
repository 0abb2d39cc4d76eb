package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip files. */
public final class Zips {

  public static void main(String[] args) throws Exception {
    File file = File.createTempFile("cases", ".zip");
    try (var zip = new ZipOutputStream(new FileOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("entry"));
      for (int i = 0; i < 100_000; i++) {
        zip.write(i * i % 251);
      }
    }
    Loop.run(args, () -> calls(file));
  }

  private static void calls(File file) throws Exception {
    ZipFile zip = new ZipFile(file); // FINDING: BlockedEventLoop
    ZipEntry entry = zip.getEntry("entry");
    var in = zip.getInputStream(entry);
    in.readAllBytes(); // FINDING: BlockedEventLoop
    zip.close();
    JarFile jar = new JarFile(file); // FINDING: BlockedEventLoop
    jar.close();
    FileInputStream stream = new FileInputStream(file); // FINDING: BlockedEventLoop
    ZipInputStream entries = new ZipInputStream(stream);
    entries.getNextEntry(); // FINDING: BlockedEventLoop
    FileSystem files = FileSystems.newFileSystem(file.toPath()); // FINDING: BlockedEventLoop
    Files.readAllBytes(files.getPath("entry")); // FINDING: BlockedEventLoop
    files.close(); // FINDING: BlockedEventLoop
  }
}
