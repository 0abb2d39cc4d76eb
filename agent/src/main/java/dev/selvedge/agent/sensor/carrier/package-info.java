/** The sensor of carriers: which virtual threads hold theirs, and by what. */
@NullMarked
package dev.selvedge.agent.sensor.carrier;

import org.jspecify.annotations.NullMarked;
