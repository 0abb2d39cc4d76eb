package dev.selvedge.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which tests of a whole suite are guarded, by configuration parameters of JUnit.
 *
 * @param guarded the packages and classes that are, each with all in it; null if all are
 * @param unguarded those of them that are not
 */
record SuiteChoice(@Nullable List<Pattern> guarded, List<Pattern> unguarded) {

  static final String GUARDED = "selvedge.guarded";
  static final String UNGUARDED = "selvedge.unguarded";

  /** What somebody may write who means yes or no; no package is called so. */
  private static final Set<String> NO_NAMES =
      Set.of("yes", "no", "on", "off", "all", "none", "0", "1", "y", "n");

  private static final Pattern NAME = Pattern.compile("[\\p{javaJavaIdentifierPart}.*?]+");

  /**
   * Reads it. Without the first parameter all tests are guarded that the guard gets to see, which
   * it does by JUnit's auto-detection of extensions.
   *
   * @param parameters the value of a parameter; null if it is not set
   * @throws IllegalArgumentException if a value cannot be used, in one line
   */
  static SuiteChoice of(Function<String, @Nullable String> parameters) {
    String guarded = parameters.apply(GUARDED);
    String unguarded = parameters.apply(UNGUARDED);
    List<Pattern> without =
        unguarded == null || isWord(unguarded, "false")
            ? List.of()
            : isWord(unguarded, "true") ? patterns(UNGUARDED, "*") : patterns(UNGUARDED, unguarded);
    if (guarded == null || isWord(guarded, "true")) {
      return new SuiteChoice(null, without);
    }
    return new SuiteChoice(
        isWord(guarded, "false") ? List.of() : patterns(GUARDED, guarded), without);
  }

  /** Whether the parameter switches something on. */
  static boolean isSwitch(@Nullable String guarded) {
    return guarded != null && !isWord(guarded, "false");
  }

  boolean isOn(@Nullable Class<?> type) {
    String name = type == null ? "" : type.getName();
    return (guarded == null || matches(guarded, name)) && !matches(unguarded, name);
  }

  private static boolean matches(List<Pattern> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  private static boolean isWord(String value, String word) {
    return value.strip().equalsIgnoreCase(word);
  }

  private static List<Pattern> patterns(String key, String value) {
    List<Pattern> patterns = new ArrayList<>();
    for (String part : value.split("[,:]", -1)) {
      String name = part.strip();
      if (!NAME.matcher(name).matches() || NO_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "the configuration parameter '"
                + key
                + "' has the value '"
                + value
                + "'; accepted are true, false, and packages and classes with commas between them,"
                + " as com.acme.orders or com.acme.*Test");
      }
      patterns.add(pattern(name));
    }
    return patterns;
  }

  /** A package stands for those below it, a class for those nested in it. */
  private static Pattern pattern(String name) {
    StringBuilder regex = new StringBuilder();
    for (char each :
        (name.endsWith(".*") ? name.substring(0, name.length() - 2) : name).toCharArray()) {
      switch (each) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '.', '$' -> regex.append("[.$]");
        default -> regex.append(Pattern.quote(String.valueOf(each)));
      }
    }
    return Pattern.compile(regex.append("(?:[.$].*)?").toString());
  }
}
