/**
 * What grows with the work that comes in, and what keeps it from that; beside each its flawed twin,
 * whose line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.growth;

import org.jspecify.annotations.NullMarked;
