package dev.selvedge.samples.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Prints invoices, and leaves the threads behind that did it, with each call two more. {@link
 * Invoices} does it right.
 */
public final class LeakyInvoices {
  private static final int PRINTERS = 2;

  private final UnaryOperator<String> printer;

  /** Invoices that are printed by the given function, which several threads may call at once. */
  public LeakyInvoices(UnaryOperator<String> printer) {
    this.printer = printer;
  }

  /** The invoices of the orders, in their order. */
  public List<String> print(List<String> orders) throws InterruptedException, ExecutionException {
    List<Callable<String>> prints = new ArrayList<>();
    for (String order : orders) {
      prints.add(() -> printer.apply(order));
    }
    List<String> printed = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(PRINTERS); // FINDING: UnclosedExecutor
    for (Future<String> invoice : pool.invokeAll(prints)) {
      printed.add(invoice.get());
    }
    return printed;
  }
}
