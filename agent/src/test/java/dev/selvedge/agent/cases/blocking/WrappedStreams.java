package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StreamTokenizer;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.Properties;
import java.util.Scanner;

/** Streams, readers and writers around those of a file: the outermost call counts, once. */
public final class WrappedStreams {

  private static final byte[] MUCH = new byte[100_000];

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("cases", "x");
    Files.write(file, MUCH);
    Loop.run(args, () -> calls(file.toFile()));
  }

  private static void calls(File file) throws Exception {
    output(file);
    input(file);
    text(file);
    objects(file);
    channels(file);
  }

  private static void output(File file) throws Exception {
    FileOutputStream out = new FileOutputStream(file, true); // FINDING: BlockedEventLoop
    BufferedOutputStream buffered = new BufferedOutputStream(out);
    buffered.write(1);
    buffered.flush(); // FINDING: BlockedEventLoop
    buffered.write(MUCH); // FINDING: BlockedEventLoop
    DataOutputStream data = new DataOutputStream(out);
    data.writeUTF("text"); // FINDING: BlockedEventLoop
    data.writeLong(1); // FINDING: BlockedEventLoop
    buffered.write(1);
    buffered.close(); // FINDING: BlockedEventLoop
  }

  private static void input(File file) throws Exception {
    InputStream in = new FileInputStream(file); // FINDING: BlockedEventLoop
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.read(); // FINDING: BlockedEventLoop
    buffered.read();
    buffered.transferTo(OutputStreams.nothing()); // FINDING: BlockedEventLoop
    in.close();
    InputStream other = new FileInputStream(file); // FINDING: BlockedEventLoop
    InputStream pushed = new PushbackInputStream(other);
    pushed.read(); // FINDING: BlockedEventLoop
    var both = new SequenceInputStream(other, InputStream.nullInputStream());
    both.read(); // FINDING: BlockedEventLoop
    both.readAllBytes(); // FINDING: BlockedEventLoop
  }

  private static void text(File file) throws Exception {
    Writer plain = new FileWriter(file); // FINDING: BlockedEventLoop
    BufferedWriter writer = new BufferedWriter(plain);
    writer.write("a=b\nc=d\n");
    writer.newLine();
    writer.flush(); // FINDING: BlockedEventLoop
    new Properties().store(writer, "cases"); // FINDING: BlockedEventLoop
    writer.close();
    Formatter formatter = new Formatter(file); // FINDING: BlockedEventLoop
    formatter.format("%d=%s%n", 1, "one");
    formatter.close(); // FINDING: BlockedEventLoop
    Reader reader = new FileReader(file, StandardCharsets.UTF_8); // FINDING: BlockedEventLoop
    reader.read(); // FINDING: BlockedEventLoop
    reader.close();
    Reader second = new FileReader(file); // FINDING: BlockedEventLoop
    new LineNumberReader(second).readLine(); // FINDING: BlockedEventLoop
    Reader third = new FileReader(file); // FINDING: BlockedEventLoop
    third.transferTo(Writer.nullWriter()); // FINDING: BlockedEventLoop
    Reader fourth = new FileReader(file); // FINDING: BlockedEventLoop
    new StreamTokenizer(fourth).nextToken(); // FINDING: BlockedEventLoop
    Scanner scanner = new Scanner(file.toPath()); // FINDING: BlockedEventLoop
    scanner.hasNext(); // FINDING: BlockedEventLoop
    FileOutputStream plainOut = new FileOutputStream(file); // FINDING: BlockedEventLoop
    OutputStreamWriter out = new OutputStreamWriter(plainOut);
    out.write("text");
    out.close(); // FINDING: BlockedEventLoop
    InputStream bytes = new FileInputStream(file); // FINDING: BlockedEventLoop
    new InputStreamReader(bytes).read(new char[4]); // FINDING: BlockedEventLoop
  }

  private static void objects(File file) throws Exception {
    FileOutputStream out = new FileOutputStream(file); // FINDING: BlockedEventLoop
    ObjectOutputStream objects = new ObjectOutputStream(out); // FINDING: BlockedEventLoop
    objects.writeObject("text"); // FINDING: BlockedEventLoop
    objects.flush();
    FileInputStream in = new FileInputStream(file); // FINDING: BlockedEventLoop
    ObjectInputStream read = new ObjectInputStream(in); // FINDING: BlockedEventLoop
    read.readObject(); // FINDING: BlockedEventLoop
  }

  private static void channels(File file) throws Exception {
    ByteBuffer four = ByteBuffer.allocate(4);
    FileOutputStream out = new FileOutputStream(file); // FINDING: BlockedEventLoop
    out.getChannel().write(four); // FINDING: BlockedEventLoop
    WritableByteChannel written = Channels.newChannel(new BufferedOutputStream(out, 2));
    four.clear();
    written.write(four); // FINDING: BlockedEventLoop
    FileInputStream in = new FileInputStream(file); // FINDING: BlockedEventLoop
    in.getChannel().size(); // FINDING: BlockedEventLoop
    ReadableByteChannel read = Channels.newChannel(in);
    four.clear();
    read.read(four); // FINDING: BlockedEventLoop
    Reader reader =
        Channels.newReader(in.getChannel().position(0), "UTF-8"); // FINDING: BlockedEventLoop
    reader.read(); // FINDING: BlockedEventLoop
    Writer writer = Channels.newWriter(out.getChannel(), "UTF-8");
    writer.write("text");
    writer.flush(); // FINDING: BlockedEventLoop
    Channels.newInputStream(in.getChannel()).read(); // FINDING: BlockedEventLoop
    Channels.newOutputStream(out.getChannel()).write(1); // FINDING: BlockedEventLoop
    out.getFD().sync(); // FINDING: BlockedEventLoop
  }

  /** A stream to nowhere. */
  private static final class OutputStreams {
    static java.io.OutputStream nothing() {
      return java.io.OutputStream.nullOutputStream();
    }
  }
}
