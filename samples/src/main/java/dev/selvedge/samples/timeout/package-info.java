/**
 * Time-outs, and work that ends with them. Beside them work that goes on behind the back of whoever
 * gave up; those lines are marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.timeout;

import org.jspecify.annotations.NullMarked;
