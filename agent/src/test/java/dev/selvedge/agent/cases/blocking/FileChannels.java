package dev.selvedge.agent.cases.blocking;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.selvedge.agent.cases.support.Loop;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;

/** File channels, locks and mapped files. */
public final class FileChannels {

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("cases", "x");
    Path copy = Files.createTempFile("cases", "x");
    Loop.run(args, () -> calls(file, copy));
  }

  private static void calls(Path file, Path copy) throws Exception {
    ByteBuffer four = ByteBuffer.allocate(4);
    FileChannel channel = FileChannel.open(file, READ, WRITE); // FINDING: BlockedEventLoop
    channel.write(four); // FINDING: BlockedEventLoop
    four.clear();
    channel.write(four, 4); // FINDING: BlockedEventLoop
    four.clear();
    channel.write(new ByteBuffer[] {four}); // FINDING: BlockedEventLoop
    four.clear();
    channel.read(four, 0); // FINDING: BlockedEventLoop
    channel.position(0); // FINDING: BlockedEventLoop
    four.clear();
    channel.read(four); // FINDING: BlockedEventLoop
    four.clear();
    channel.read(new ByteBuffer[] {four}); // FINDING: BlockedEventLoop
    channel.size(); // FINDING: BlockedEventLoop
    channel.force(true); // FINDING: BlockedEventLoop
    channel.truncate(8); // FINDING: BlockedEventLoop
    FileChannel target = FileChannel.open(copy, READ, WRITE); // FINDING: BlockedEventLoop
    channel.transferTo(0, 4, target); // FINDING: BlockedEventLoop
    channel.transferFrom(target, 0, 4); // FINDING: BlockedEventLoop
    target.close();
    FileLock lock = channel.lock(); // FINDING: BlockedEventLoop
    lock.release();
    channel.tryLock(); // FINDING: BlockedEventLoop
    maps(channel);
    channel.close();
    asynchronous(file);
  }

  private static void maps(FileChannel channel) throws Exception {
    MappedByteBuffer map = channel.map(MapMode.READ_WRITE, 0, 8); // FINDING: BlockedEventLoop
    map.put(0, (byte) 1);
    map.force(); // FINDING: BlockedEventLoop
    map.force(0, 4); // FINDING: BlockedEventLoop
    map.load(); // FINDING: BlockedEventLoop
  }

  private static void asynchronous(Path file) throws Exception {
    var channel = AsynchronousFileChannel.open(file); // FINDING: BlockedEventLoop
    channel.close();
  }
}
