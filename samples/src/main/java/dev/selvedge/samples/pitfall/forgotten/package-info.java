/**
 * Futures that a method drops, and with them what went wrong, and publishers that nobody subscribes
 * to: before and after. The lines at fault are marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.pitfall.forgotten;

import org.jspecify.annotations.NullMarked;
