package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Site;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads frames of stacks as a stack trace shows them. */
final class Frames {

  private static final int LONGEST = 1_000;
  private static final Pattern FRAME =
      Pattern.compile("([^()\\s]+)\\.([^.()\\s]+)\\(([^():]+)(?::(-?\\d{1,9}))?\\)");

  private Frames() {}

  /** The place that a frame names, or null if it is none. */
  static @Nullable Site parse(String frame) {
    if (frame.length() > LONGEST) {
      return null;
    }
    Matcher parts = FRAME.matcher(frame);
    if (!parts.matches()) {
      return null;
    }
    String file = parts.group(3);
    String line = parts.group(4);
    boolean known = file.indexOf(' ') < 0;
    return new Site(
        parts.group(1),
        parts.group(2),
        known ? file : null,
        line == null ? 0 : Long.parseLong(line));
  }
}
