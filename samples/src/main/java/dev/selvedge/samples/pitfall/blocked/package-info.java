/**
 * An event loop that is kept waiting, as by {@code time.sleep} in a coroutine of Python, and what
 * another client of it notices; the line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.pitfall.blocked;

import org.jspecify.annotations.NullMarked;
