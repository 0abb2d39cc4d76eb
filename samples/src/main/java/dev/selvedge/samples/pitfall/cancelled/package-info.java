/**
 * Work that ends when it is interrupted. Beside it work that does not, and work whose callers
 * cannot tell; their lines are marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.pitfall.cancelled;

import org.jspecify.annotations.NullMarked;
