/** Tests of services on an event loop. */
@NullMarked
package dev.selvedge.samples.eventloop;

import org.jspecify.annotations.NullMarked;
