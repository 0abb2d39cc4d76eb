package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.io.File;

/** {@link File}. */
public final class OldFiles {

  public static void main(String[] args) throws Exception {
    File folder = File.createTempFile("cases", "x").getParentFile();
    Loop.run(args, () -> calls(folder));
  }

  private static void calls(File parent) throws Exception {
    File folder = new File(parent, "cases" + System.nanoTime());
    folder.mkdir(); // FINDING: BlockedEventLoop
    new File(folder, "a/b").mkdirs(); // FINDING: BlockedEventLoop
    File file = new File(folder, "file");
    file.createNewFile(); // FINDING: BlockedEventLoop
    File.createTempFile("cases", "x"); // FINDING: BlockedEventLoop
    file.exists(); // FINDING: BlockedEventLoop
    file.isFile(); // FINDING: BlockedEventLoop
    file.isDirectory(); // FINDING: BlockedEventLoop
    file.length(); // FINDING: BlockedEventLoop
    file.lastModified(); // FINDING: BlockedEventLoop
    file.canRead(); // FINDING: BlockedEventLoop
    file.canWrite(); // FINDING: BlockedEventLoop
    file.canExecute(); // FINDING: BlockedEventLoop
    file.getCanonicalPath(); // FINDING: BlockedEventLoop
    file.getCanonicalFile(); // FINDING: BlockedEventLoop
    file.getTotalSpace(); // FINDING: BlockedEventLoop
    file.getFreeSpace(); // FINDING: BlockedEventLoop
    file.getUsableSpace(); // FINDING: BlockedEventLoop
    folder.list(); // FINDING: BlockedEventLoop
    folder.list((where, name) -> true); // FINDING: BlockedEventLoop
    folder.listFiles(); // FINDING: BlockedEventLoop
    folder.listFiles(each -> true); // FINDING: BlockedEventLoop
    changes(file);
  }

  private static void changes(File file) {
    file.setLastModified(0); // FINDING: BlockedEventLoop
    file.setReadable(true); // FINDING: BlockedEventLoop
    file.setWritable(true); // FINDING: BlockedEventLoop
    file.setExecutable(true); // FINDING: BlockedEventLoop
    file.setReadOnly(); // FINDING: BlockedEventLoop
    File moved = new File(file.getParentFile(), "moved");
    file.renameTo(moved); // FINDING: BlockedEventLoop
    moved.delete(); // FINDING: BlockedEventLoop
  }
}
