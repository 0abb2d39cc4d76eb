package dev.selvedge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The frames of a finding's stack that matter to its reader: from its code site outwards. */
final class FindingFrames {

  /**
   * {@code com.acme.Foo.bar(Foo.java:41)}, with or without loader and module in front; the slash in
   * the name of a hidden class, {@code Foo$$Lambda/0x7f}, is part of it.
   */
  private static final Pattern FRAME =
      Pattern.compile(
          "(?:[^()]*/(?!0x))?([^()/]+(?:/0x[^()/.]+)?)\\.([^().]+)\\(([^()]*?)(?::(\\d+))?\\)");

  private static final Pattern INTERNAL =
      Pattern.compile("(?:java|javax|jdk|sun|com\\.sun|dev\\.selvedge\\.agent)\\..*");

  /** What {@link StackTraceElement} means by a frame of a native method. */
  private static final int NATIVE = -2;

  private static final int UNKNOWN = -1;

  private FindingFrames() {}

  static StackTraceElement[] from(Finding finding, int limit) {
    List<StackTraceElement> frames = new ArrayList<>();
    Finding.@Nullable Site site = finding.site();
    if (site != null) {
      frames.add(site.toStackTraceElement());
    }
    boolean reached = site == null;
    for (String text : finding.stack()) {
      StackTraceElement frame = parse(text);
      if (frame == null) {
        continue;
      }
      if (!reached) {
        reached = frame.equals(frames.get(0));
      } else if (!INTERNAL.matcher(frame.getClassName()).matches()) {
        frames.add(frame);
      }
    }
    return frames.stream().limit(limit).toArray(StackTraceElement[]::new);
  }

  static @Nullable StackTraceElement parse(String text) {
    Matcher matcher = FRAME.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    String type = matcher.group(1);
    String method = matcher.group(2);
    String source = matcher.group(3);
    String line = matcher.group(4);
    return switch (source) {
      case "Native Method" -> new StackTraceElement(type, method, null, NATIVE);
      case "Unknown Source", "" -> new StackTraceElement(type, method, null, UNKNOWN);
      default -> new StackTraceElement(type, method, source, lineNumber(line));
    };
  }

  private static int lineNumber(@Nullable String digits) {
    try {
      return digits == null ? UNKNOWN : Integer.parseInt(digits);
    } catch (NumberFormatException tooLong) {
      return UNKNOWN;
    }
  }
}
