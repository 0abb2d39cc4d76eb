package dev.selvedge.agent.report;

import java.util.Locale;

/**
 * Values from a journal made harmless for one line of text: whatever could move a terminal's
 * cursor, start a new line, hide or reorder characters is written out as an escape such as <code>
 * &#92;u001b</code>, and so is what makes a line a command to the machine that builds on GitHub.
 */
public final class Inert {

  /** Longest name (class, thread, test) that is shown whole, in characters. */
  static final int NAME = 200;

  /** Longest sentence that is shown whole, in characters. */
  static final int SENTENCE = 600;

  private Inert() {}

  /** A name for one line: cut in its middle if it is long. */
  public static String name(String value) {
    return middleCut(value, NAME);
  }

  /** A sentence for one line: cut in its middle if it is very long. */
  public static String sentence(String value) {
    return middleCut(value, SENTENCE);
  }

  /** The whole value, with its control characters made visible. */
  public static String visible(String value) {
    return withoutCommands(escaped(value));
  }

  /** GitHub takes a line that begins with two colons for a command, and {@code ##[} anywhere. */
  private static String withoutCommands(String text) {
    String harmless = text.contains("##[") ? text.replace("##[", "##\\u005b") : text;
    int first = 0;
    while (first < harmless.length() && harmless.charAt(first) == ' ') {
      first++;
    }
    return harmless.startsWith("::", first)
        ? harmless.substring(0, first) + "\\u003a" + harmless.substring(first + 1)
        : harmless;
  }

  private static String escaped(String value) {
    StringBuilder text = null;
    for (int at = 0; at < value.length(); ) {
      int character = value.codePointAt(at);
      if (text == null && !harmless(character)) {
        text = new StringBuilder(value.length() + 16).append(value, 0, at);
      }
      if (text != null) {
        append(text, character);
      }
      at += Character.charCount(character);
    }
    return text == null ? value : text.toString();
  }

  /** Cut in the middle: the end of a name (method, file and line) tells more than its middle. */
  private static String middleCut(String value, int longest) {
    if (value.length() <= longest) {
      return visible(value);
    }
    int head = boundary(value, longest / 2);
    int tail = boundary(value, value.length() - longest / 2);
    return visible(value.substring(0, head)) + "[...]" + visible(value.substring(tail));
  }

  /** Not between the two halves of a surrogate pair. */
  private static int boundary(String value, int at) {
    return Character.isLowSurrogate(value.charAt(at)) ? at - 1 : at;
  }

  private static void append(StringBuilder text, int character) {
    switch (character) {
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (harmless(character)) {
          text.appendCodePoint(character);
        } else {
          text.append(String.format(Locale.ROOT, "\\u%04x", character));
        }
      }
    }
  }

  private static boolean harmless(int character) {
    if (character >= ' ' && character < 0x7f) {
      return true;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      // Joiners shape emoji and many scripts; the other format characters reorder or hide text.
      case Character.FORMAT -> character == 0x200c || character == 0x200d;
      default -> true;
    };
  }
}
