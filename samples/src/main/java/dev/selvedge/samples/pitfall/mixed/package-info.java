/**
 * Synchronous and asynchronous code, and the one place where they should meet: the edge. Beside it
 * what happens where they are mixed; the lines at fault are marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.pitfall.mixed;

import org.jspecify.annotations.NullMarked;
