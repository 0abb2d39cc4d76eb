/** What the samples talk to: real servers on loopback, of no interest in themselves. */
@NullMarked
package dev.selvedge.samples.support;

import org.jspecify.annotations.NullMarked;
