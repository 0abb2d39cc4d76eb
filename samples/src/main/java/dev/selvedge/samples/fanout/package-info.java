/**
 * Work that is done once per item of a list, and how many items may be in work at once; beside it
 * its flawed twin, whose line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.fanout;

import org.jspecify.annotations.NullMarked;
