package dev.selvedge.doctor;

/**
 * What provokes one sensor.
 *
 * @param sensor what the sensor sees, in words for a reader
 * @param rule the rule that must find it
 * @param method the method that does it, by which the finding is known: its site lies in it
 * @param body does it
 */
public record Provocation(String sensor, String rule, String method, Body body) {

  /** Does something that is to be found. */
  public interface Body {

    /**
     * Does it.
     *
     * @throws NotHereException if this JVM or system has no such thing
     */
    void provoke() throws Exception;
  }

  /** On this JVM or system there is nothing to provoke. */
  public static final class NotHereException extends Exception {
    private static final long serialVersionUID = 1L;

    NotHereException(String why) {
      super(why);
    }
  }
}
