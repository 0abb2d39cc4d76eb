/**
 * A fan-out that has a bound, and one that grows with its input: what a test with several sizes is
 * for. The line at fault is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.scaling;

import org.jspecify.annotations.NullMarked;
