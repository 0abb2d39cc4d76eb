package dev.selvedge.agent;

/**
 * What Selvedge prints: lines on standard error. Standard output belongs to the application, and to
 * Surefire's channel.
 */
final class Console {

  private Console() {}

  static void say(String line) {
    System.err.println("selvedge: " + line);
  }
}
