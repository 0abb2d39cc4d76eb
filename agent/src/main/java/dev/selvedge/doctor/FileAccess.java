package dev.selvedge.doctor;

import static dev.selvedge.doctor.Provocations.onLoop;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Files, in all the ways that the JDK has to reach them. */
final class FileAccess {

  private static final byte[] CONTENT = "selvedge".getBytes(StandardCharsets.UTF_8);

  private FileAccess() {}

  static List<Provocation> provocations() {
    return List.of(
        onLoop("java.nio.file.Files", "files", with(FileAccess::files)),
        onLoop("java.io.File", "oldFile", with(FileAccess::oldFile)),
        onLoop("opening a FileInputStream", "openStream", with(FileAccess::openStream)),
        onLoop("a FileOutputStream", "outputStream", with(FileAccess::outputStream)),
        onLoop("a RandomAccessFile", "randomAccess", with(FileAccess::randomAccess)),
        onLoop("a FileChannel", "channel", with(FileAccess::channel)),
        onLoop("a mapped file", "mapped", with(FileAccess::mapped)),
        onLoop("FileDescriptor.sync", "sync", with(FileAccess::sync)),
        onLoop("a zip file", "zip", with(FileAccess::zip)));
  }

  /** Uses a file. */
  private interface Use {
    void use(Path file) throws IOException;
  }

  private static Provocation.Body with(Use use) {
    return () -> {
      Path file = Files.createTempFile("selvedge-doctor", ".tmp");
      try {
        Files.write(file, CONTENT);
        use.use(file);
      } finally {
        Files.deleteIfExists(file);
      }
    };
  }

  private static void files(Path file) throws IOException {
    Files.readAllBytes(file);
  }

  private static void oldFile(Path file) {
    boolean exists = file.toFile().exists();
    if (!exists) {
      throw new IllegalStateException(file + " is gone");
    }
  }

  private static void openStream(Path file) throws IOException {
    new FileInputStream(file.toFile()).close();
  }

  private static void outputStream(Path file) throws IOException {
    try (FileOutputStream stream = new FileOutputStream(file.toFile())) {
      stream.write(CONTENT);
    }
  }

  private static void randomAccess(Path file) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.write(CONTENT);
    }
  }

  private static void channel(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(CONTENT));
    }
  }

  private static void mapped(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer buffer =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, Math.max(1, CONTENT.length));
      buffer.put(0, (byte) 1);
      buffer.force();
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileOutputStream stream = new FileOutputStream(file.toFile())) {
      stream.getFD().sync();
    }
  }

  private static void zip(Path file) throws IOException {
    File archive = file.toFile();
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("entry"));
    }
    new ZipFile(archive).close();
  }
}
