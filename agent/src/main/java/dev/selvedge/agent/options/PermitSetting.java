package dev.selvedge.agent.options;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one part of the option {@code permits} says: {@code com.acme.Gate.enter/leave}, or {@code
 * com.acme.Throttle.pass} where nobody gives the permit back.
 *
 * @param type the binary name of the class, with dots also where one class is nested in another
 * @param takes the method that takes a permit
 * @param gives the method of the same class that gives it back; empty if there is none
 */
public record PermitSetting(String type, String takes, String gives) {

  /** The key of the option. */
  public static final String KEY = "permits";

  private static final String NAME = "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*";

  private static final Pattern FORM =
      Pattern.compile("(?:" + NAME + "\\.)+" + NAME + "(?:/" + NAME + ")?");

  /**
   * Reads the parts of the option.
   *
   * @throws OptionException if one of them names no method
   */
  public static List<PermitSetting> of(List<String> parts) {
    List<PermitSetting> settings = new ArrayList<>();
    for (String part : parts) {
      if (!FORM.matcher(part).matches()) {
        throw OptionException.badValue(
            KEY,
            part,
            "a method that takes a permit, and the one that gives it back if there is one, as"
                + " com.acme.Gate.enter/leave");
      }
      int slash = part.indexOf('/');
      String method = slash < 0 ? part : part.substring(0, slash);
      int dot = method.lastIndexOf('.');
      settings.add(
          new PermitSetting(
              method.substring(0, dot).replace('$', '.'),
              method.substring(dot + 1),
              slash < 0 ? "" : part.substring(slash + 1)));
    }
    return List.copyOf(settings);
  }

  /** Reads the value of the option. */
  public static List<PermitSetting> of(String value) {
    List<String> parts = new ArrayList<>();
    for (String part : value.split(":", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return of(parts);
  }
}
