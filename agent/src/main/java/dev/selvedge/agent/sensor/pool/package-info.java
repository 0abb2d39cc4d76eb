/** Waits for futures, and the pools whose threads wait. */
@NullMarked
package dev.selvedge.agent.sensor.pool;

import org.jspecify.annotations.NullMarked;
