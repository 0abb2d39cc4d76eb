package dev.selvedge.junit;

import dev.selvedge.FanOutScaling;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The numbers of inputs with which a test is run.
 *
 * @param all at least two, in growing order
 */
record ScalingSizes(List<Integer> all) {

  /**
   * Reads the annotation.
   *
   * @throws ExtensionConfigurationException if the sizes make no sense, in one line
   */
  static ScalingSizes of(FanOutScaling annotation) {
    List<Integer> sizes = Arrays.stream(annotation.sizes()).boxed().toList();
    if (sizes.size() < 2) {
      throw complaint(sizes, "compares nothing; give at least two sizes, as in {25, 100}");
    }
    if (sizes.get(0) < 1) {
      throw complaint(sizes, "has a size that is no number of inputs; give sizes from 1 on");
    }
    for (int i = 1; i < sizes.size(); i++) {
      if (sizes.get(i) <= sizes.get(i - 1)) {
        throw complaint(sizes, "does not grow; give each size larger than the one before");
      }
    }
    return new ScalingSizes(sizes);
  }

  private static ExtensionConfigurationException complaint(List<Integer> sizes, String what) {
    return new ExtensionConfigurationException(
        sizes.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "@FanOutScaling(sizes = {", "}) " + what)));
  }
}
