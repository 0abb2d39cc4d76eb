package dev.selvedge.agent.weave;

/** Catches nothing that an interrupt may have caused. */
final class NotCatchingTestCases {

  private NotCatchingTestCases() {}

  static int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
