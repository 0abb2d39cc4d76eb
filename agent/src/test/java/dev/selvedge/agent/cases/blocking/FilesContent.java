package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** What is in files, by {@link Files}. */
public final class FilesContent {

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cases");
    Loop.run(args, () -> calls(folder));
  }

  private static void calls(Path folder) throws Exception {
    Path file = folder.resolve("file");
    Path copy = folder.resolve("copy");
    Files.writeString(file, "one\ntwo\n"); // FINDING: BlockedEventLoop
    Files.write(file, new byte[] {'x'}); // FINDING: BlockedEventLoop
    Files.write(file, List.of("one", "two")); // FINDING: BlockedEventLoop
    Files.readString(file); // FINDING: BlockedEventLoop
    Files.readAllBytes(file); // FINDING: BlockedEventLoop
    Files.readAllLines(file); // FINDING: BlockedEventLoop
    Stream<String> lines = Files.lines(file); // FINDING: BlockedEventLoop
    lines.forEach(line -> {}); // FINDING: BlockedEventLoop
    Files.copy(file, copy); // FINDING: BlockedEventLoop
    Files.copy(file, OutputStream.nullOutputStream()); // FINDING: BlockedEventLoop
    Path third = folder.resolve("third");
    Files.copy(InputStream.nullInputStream(), third); // FINDING: BlockedEventLoop
    Files.mismatch(file, copy); // FINDING: BlockedEventLoop
    streams(file);
    readersAndWriters(file);
    channels(file);
  }

  private static void streams(Path file) throws Exception {
    OutputStream out = Files.newOutputStream(file); // FINDING: BlockedEventLoop
    out.write(new byte[10]); // FINDING: BlockedEventLoop
    out.write(1); // FINDING: BlockedEventLoop
    out.flush();
    out.close();
    InputStream in = Files.newInputStream(file); // FINDING: BlockedEventLoop
    in.read(); // FINDING: BlockedEventLoop
    in.read(new byte[2]); // FINDING: BlockedEventLoop
    in.readNBytes(2); // FINDING: BlockedEventLoop
    in.skip(1); // FINDING: BlockedEventLoop
    in.readAllBytes(); // FINDING: BlockedEventLoop
    in.close();
  }

  private static void readersAndWriters(Path file) throws Exception {
    Writer writer = Files.newBufferedWriter(file); // FINDING: BlockedEventLoop
    writer.write("one\ntwo\n");
    writer.flush(); // FINDING: BlockedEventLoop
    writer.write("three");
    writer.close(); // FINDING: BlockedEventLoop
    BufferedReader reader = Files.newBufferedReader(file); // FINDING: BlockedEventLoop
    reader.readLine(); // FINDING: BlockedEventLoop
    reader.readLine();
    reader.close();
  }

  private static void channels(Path file) throws Exception {
    SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.WRITE); // FINDING: BlockedEventLoop
    channel.write(ByteBuffer.allocate(4)); // FINDING: BlockedEventLoop
    channel.size(); // FINDING: BlockedEventLoop
    channel.truncate(2); // FINDING: BlockedEventLoop
    channel.close();
  }
}
