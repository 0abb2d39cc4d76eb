package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.util.Properties;
import java.util.Scanner;

/** The streams, readers and writers of {@code java.io}. */
public final class Streams {

  public static void main(String[] args) throws Exception {
    File file = File.createTempFile("cases", "x");
    Loop.run(args, () -> calls(file));
  }

  private static void calls(File file) throws Exception {
    OutputStream out = new FileOutputStream(file); // FINDING: BlockedEventLoop
    out.write(new byte[20]); // FINDING: BlockedEventLoop
    out.write(1); // FINDING: BlockedEventLoop
    out.write(new byte[20], 1, 2); // FINDING: BlockedEventLoop
    ((FileOutputStream) out).getFD().sync(); // FINDING: BlockedEventLoop
    out.flush();
    out.close();
    FileInputStream in = new FileInputStream(file); // FINDING: BlockedEventLoop
    in.read(); // FINDING: BlockedEventLoop
    in.read(new byte[2]); // FINDING: BlockedEventLoop
    in.skip(2); // FINDING: BlockedEventLoop
    in.available(); // FINDING: BlockedEventLoop
    in.readNBytes(3); // FINDING: BlockedEventLoop
    in.transferTo(OutputStream.nullOutputStream()); // FINDING: BlockedEventLoop
    in.readAllBytes(); // FINDING: BlockedEventLoop
    in.close();
    InputStream byName = new FileInputStream(file.getPath()); // FINDING: BlockedEventLoop
    new DataInputStream(byName).readInt(); // FINDING: BlockedEventLoop
    new Properties().load(byName); // FINDING: BlockedEventLoop
    text(file);
    random(file);
  }

  private static void text(File file) throws Exception {
    FileWriter writer = new FileWriter(file, true); // FINDING: BlockedEventLoop
    writer.write("one\n");
    writer.flush(); // FINDING: BlockedEventLoop
    writer.close();
    PrintWriter printer = new PrintWriter(file); // FINDING: BlockedEventLoop
    printer.println("one");
    printer.flush(); // FINDING: BlockedEventLoop
    PrintStream stream = new PrintStream(file); // FINDING: BlockedEventLoop
    stream.println("one"); // FINDING: BlockedEventLoop
    FileReader reader = new FileReader(file); // FINDING: BlockedEventLoop
    BufferedReader lines = new BufferedReader(reader);
    lines.readLine(); // FINDING: BlockedEventLoop
    Scanner scanner = new Scanner(file); // FINDING: BlockedEventLoop
    scanner.nextLine(); // FINDING: BlockedEventLoop
  }

  private static void random(File file) throws Exception {
    RandomAccessFile random = new RandomAccessFile(file, "rw"); // FINDING: BlockedEventLoop
    random.write(new byte[20]); // FINDING: BlockedEventLoop
    random.writeInt(1); // FINDING: BlockedEventLoop
    random.seek(0); // FINDING: BlockedEventLoop
    random.read(); // FINDING: BlockedEventLoop
    random.readInt(); // FINDING: BlockedEventLoop
    random.readFully(new byte[2]); // FINDING: BlockedEventLoop
    random.skipBytes(1); // FINDING: BlockedEventLoop
    random.length(); // FINDING: BlockedEventLoop
    random.setLength(5); // FINDING: BlockedEventLoop
    random.getFD().sync(); // FINDING: BlockedEventLoop
    random.getFilePointer();
    random.close();
  }
}
