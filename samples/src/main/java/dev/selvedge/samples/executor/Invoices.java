package dev.selvedge.samples.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** Prints invoices, several at a time. Its threads have ended when {@link #print} returns. */
public final class Invoices {
  private static final int PRINTERS = 2;

  private final UnaryOperator<String> printer;

  /** Invoices that are printed by the given function, which several threads may call at once. */
  public Invoices(UnaryOperator<String> printer) {
    this.printer = printer;
  }

  /** The invoices of the orders, in their order. */
  public List<String> print(List<String> orders) throws InterruptedException, ExecutionException {
    List<Callable<String>> prints = new ArrayList<>();
    for (String order : orders) {
      prints.add(() -> printer.apply(order));
    }
    List<String> printed = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(PRINTERS)) {
      for (Future<String> invoice : pool.invokeAll(prints)) {
        printed.add(invoice.get());
      }
    }
    return printed;
  }
}
