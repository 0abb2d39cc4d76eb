package dev.selvedge.agent.cases.blocking;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.selvedge.agent.cases.support.Loop;
import java.io.EOFException;
import java.io.File;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;

/** Files that are read and written anywhere: all that the former cases leave out. */
public final class RandomAccess {

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("cases", "x");
    Loop.run(
        args,
        () -> {
          written(file.toFile());
          read(file.toFile());
          channel(file);
          asynchronous(file);
        });
  }

  private static void written(File file) throws Exception {
    RandomAccessFile out = new RandomAccessFile(file.getPath(), "rws"); // FINDING: BlockedEventLoop
    out.write(1); // FINDING: BlockedEventLoop
    out.write(new byte[4], 1, 2); // FINDING: BlockedEventLoop
    out.writeBoolean(true); // FINDING: BlockedEventLoop
    out.writeByte(1); // FINDING: BlockedEventLoop
    out.writeShort(1); // FINDING: BlockedEventLoop
    out.writeChar(1); // FINDING: BlockedEventLoop
    out.writeLong(1); // FINDING: BlockedEventLoop
    out.writeFloat(1); // FINDING: BlockedEventLoop
    out.writeDouble(1); // FINDING: BlockedEventLoop
    out.writeBytes("line\n"); // FINDING: BlockedEventLoop
    out.writeChars("text"); // FINDING: BlockedEventLoop
    out.writeUTF("text"); // FINDING: BlockedEventLoop
    out.close();
  }

  private static void read(File file) throws Exception {
    RandomAccessFile in = new RandomAccessFile(file, "r"); // FINDING: BlockedEventLoop
    in.read(new byte[2]); // FINDING: BlockedEventLoop
    in.read(new byte[4], 1, 1); // FINDING: BlockedEventLoop
    in.readBoolean(); // FINDING: BlockedEventLoop
    in.readByte(); // FINDING: BlockedEventLoop
    in.readShort(); // FINDING: BlockedEventLoop
    in.readChar(); // FINDING: BlockedEventLoop
    in.readLong(); // FINDING: BlockedEventLoop
    in.readFloat(); // FINDING: BlockedEventLoop
    in.readDouble(); // FINDING: BlockedEventLoop
    in.readLine(); // FINDING: BlockedEventLoop
    in.skipBytes(8); // FINDING: BlockedEventLoop
    in.readUTF(); // FINDING: BlockedEventLoop
    try {
      in.readFully(new byte[4], 0, 4); // FINDING: BlockedEventLoop
    } catch (EOFException expected) {
      in.getChannel().isOpen();
    }
    in.getChannel().size(); // FINDING: BlockedEventLoop
    in.close();
  }

  private static void channel(Path file) throws Exception {
    FileChannel channel = FileChannel.open(file, READ, WRITE); // FINDING: BlockedEventLoop
    channel.force(false); // FINDING: BlockedEventLoop
    channel.lock(0, 4, false).close(); // FINDING: BlockedEventLoop
    channel.tryLock(0, 4, true).close(); // FINDING: BlockedEventLoop
    channel.write(new ByteBuffer[] {ByteBuffer.allocate(4)}, 0, 1); // FINDING: BlockedEventLoop
    channel.read(new ByteBuffer[] {ByteBuffer.allocate(4)}, 0, 1); // FINDING: BlockedEventLoop
    channel.write(ByteBuffer.allocateDirect(4)); // FINDING: BlockedEventLoop
    var map = channel.map(MapMode.READ_ONLY, 0, 4); // FINDING: BlockedEventLoop
    map.isLoaded(); // FINDING: BlockedEventLoop
    map.load(); // FINDING: BlockedEventLoop
    channel.close();
  }

  private static void asynchronous(Path file) throws Exception {
    var channel = AsynchronousFileChannel.open(file, READ, WRITE); // FINDING: BlockedEventLoop
    channel.size(); // FINDING: BlockedEventLoop
    channel.truncate(100); // FINDING: BlockedEventLoop
    channel.force(true); // FINDING: BlockedEventLoop
    channel.tryLock().release(); // FINDING: BlockedEventLoop
    Future<Integer> read = channel.read(ByteBuffer.allocate(4), 0);
    while (!read.isDone()) {
      Thread.onSpinWait();
    }
    read.get();
    channel.lock();
  }
}
