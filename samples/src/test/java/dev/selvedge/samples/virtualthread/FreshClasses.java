package dev.selvedge.samples.virtualthread;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;

/** Loads a class once more, so that its initialiser is run. */
final class FreshClasses implements AutoCloseable {
  private final Class<?> rates;
  private final URLClassLoader loader;

  FreshClasses(Class<?> rates) throws ClassNotFoundException {
    this.rates = rates;
    this.loader =
        new URLClassLoader(
            new URL[] {rates.getProtectionDomain().getCodeSource().getLocation()},
            ClassLoader.getPlatformClassLoader());
  }

  double convert(double price, String currency) throws ReflectiveOperationException {
    return (double)
        loader
            .loadClass(rates.getName())
            .getMethod("convert", double.class, String.class)
            .invoke(null, price, currency);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
