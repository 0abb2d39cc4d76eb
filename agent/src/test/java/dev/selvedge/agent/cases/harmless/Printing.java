package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Printing to standard output and error, also when others print as well. */
public final class Printing {

  private static volatile boolean over;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 3; i++) {
      Thread other = new Thread(Printing::printUntilOver, "other");
      other.setDaemon(true);
      other.start();
    }
    try {
      Loop.run(args, Printing::calls);
    } finally {
      over = true;
    }
  }

  private static void calls() throws Exception {
    for (int i = 0; i < 300; i++) {
      System.out.println("to standard output");
      System.err.println("to standard error");
      System.out.printf("%d %s%n", i, "formatted");
      System.out.print('c');
      System.out.write('\n');
      System.out.write(new byte[] {'x', '\n'});
      System.out.append("appended\n").flush();
      System.err.write('\n');
    }
    new IllegalStateException("expected").printStackTrace();
    new IllegalStateException("expected").printStackTrace(System.out);
    Thread.dumpStack();
    FileOutputStream descriptor = new FileOutputStream(FileDescriptor.out);
    descriptor.write("by its descriptor\n".getBytes(StandardCharsets.UTF_8));
    PrintStream own = new PrintStream(new BufferedOutputStream(descriptor), true);
    own.println("by a stream of its own");
    PrintStream standard = System.out;
    System.setOut(new PrintStream(standard, true));
    System.out.println("replaced");
    System.setOut(standard);
  }

  private static void printUntilOver() {
    while (!over) {
      System.out.println("from another thread");
      System.err.println("from another thread");
    }
  }
}
