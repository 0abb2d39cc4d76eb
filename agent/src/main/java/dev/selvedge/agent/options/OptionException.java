package dev.selvedge.agent.options;

/**
 * An option that cannot be used; the message is one line that names the key, the value and what is
 * accepted.
 */
public final class OptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OptionException(String message) {
    super(message.replaceAll("\\p{Cntrl}+", " "), null, false, false);
  }

  /** A value that is not accepted. */
  public static OptionException badValue(String key, String value, String accepted) {
    return new OptionException(
        "option '" + key + "' has the value '" + value + "'; accepted: " + accepted);
  }
}
