package dev.selvedge.junit;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The parameter of a test method that is the number of inputs: its first {@code int}.
 *
 * @param method the test method
 * @param index which one it is, from 0
 */
record ScaledParameter(Method method, int index) {

  /**
   * Looks for it.
   *
   * @throws ExtensionConfigurationException if there is none, in one line
   */
  static ScaledParameter of(Method method) {
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      Class<?> type = parameters[i].getType();
      if (type == int.class || type == Integer.class) {
        return new ScaledParameter(method, i);
      }
    }
    throw new ExtensionConfigurationException(
        "a @FanOutScaling needs a parameter for the number of inputs; declare "
            + method.getName()
            + "(int inputs)");
  }

  boolean is(Executable declaring, int number) {
    return declaring.equals(method) && number == index;
  }
}
