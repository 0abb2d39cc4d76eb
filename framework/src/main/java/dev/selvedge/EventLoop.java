package dev.selvedge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a method is an event loop, or a callback of one: a thread that is inside of it must not
 * block, whatever thread it is. On a class it says so of its method {@code run()}.
 *
 * <pre>{@code
 * final class Dispatcher {
 *   @EventLoop
 *   private void dispatch() throws InterruptedException {
 *     while (open) {
 *       queue.take().run(); // this wait is the loop's own; one inside of the task is a finding
 *     }
 *   }
 * }
 *
 * @EventLoop
 * final class Ticker implements Runnable {
 *   @Override public void run() { ... }
 * }
 * }</pre>
 *
 * <p>The loop's own waits are those that the method itself makes, or methods of the same class that
 * it calls, again and again. On a virtual thread the annotation says nothing, nor on an abstract
 * method; a method that overrides an annotated one needs its own. The Selvedge agent reads it from
 * the class file when the class is loaded, so that it works with the agent alone, and does not need
 * this library when the program runs.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Documented
public @interface EventLoop {}
