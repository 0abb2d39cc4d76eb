/** Tests of calls from an event loop. */
@NullMarked
package dev.selvedge.samples.nonblocking;

import org.jspecify.annotations.NullMarked;
