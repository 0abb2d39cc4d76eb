package dev.selvedge.agent.cases.carriers;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process, which holds the lock of a file for a while and says when it has it. */
public final class FileLocker {

  private FileLocker() {}

  public static void main(String[] args) throws Exception {
    try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
      channel.lock();
      System.out.println("locked");
      Thread.sleep(Long.parseLong(args[1]));
    }
  }
}
