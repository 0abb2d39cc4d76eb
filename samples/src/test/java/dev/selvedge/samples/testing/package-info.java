/** How asynchronous code is tested, and time-outs are. */
@NullMarked
package dev.selvedge.samples.testing;

import org.jspecify.annotations.NullMarked;
