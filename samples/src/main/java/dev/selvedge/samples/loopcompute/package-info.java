/**
 * Computations beside an event loop, on a pool with a bound, and one on the loop itself; its line
 * is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.loopcompute;

import org.jspecify.annotations.NullMarked;
