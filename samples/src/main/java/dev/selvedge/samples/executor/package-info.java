/**
 * A pool that says that it is full. Beside it one that drops what it cannot take; its line is
 * marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.executor;

import org.jspecify.annotations.NullMarked;
