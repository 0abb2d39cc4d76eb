/**
 * Calls of another service from an event loop. Beside it one that keeps the loop waiting; the line
 * is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.nonblocking;

import org.jspecify.annotations.NullMarked;
