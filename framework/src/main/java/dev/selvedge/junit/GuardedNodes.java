package dev.selvedge.junit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which tests and classes are guarded: by annotations, else by configuration parameters. */
final class GuardedNodes {

  private GuardedNodes() {}

  /**
   * Returns whether a test or class is guarded; a dynamic test is if its factory is.
   *
   * @throws ExtensionConfigurationException if a parameter cannot be used, in one line
   */
  static boolean contain(ExtensionContext context) {
    ExtensionContext owner = TestNames.owner(context);
    Class<?> type = owner.getTestClass().orElse(null);
    Method method = owner.getTestMethod().orElse(null);
    Boolean annotated = GuardChoice.annotated(type, method);
    if (annotated != null) {
      return annotated;
    }
    try {
      return SuiteChoice.of(key -> context.getConfigurationParameter(key).orElse(null)).isOn(type);
    } catch (IllegalArgumentException badValue) {
      throw new ExtensionConfigurationException(badValue.getMessage());
    }
  }
}
