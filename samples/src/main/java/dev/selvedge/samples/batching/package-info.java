/**
 * Many items that are handled in batches. Beside them items that are handled all at once; the line
 * that forks them is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.batching;

import org.jspecify.annotations.NullMarked;
