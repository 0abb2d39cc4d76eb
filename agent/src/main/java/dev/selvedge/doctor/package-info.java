/**
 * Programs that do, on purpose and quickly, what each sensor is there to see. The command {@code
 * doctor} runs them in a JVM of their own, as code of a user. Nothing else needs them.
 */
@NullMarked
package dev.selvedge.doctor;

import org.jspecify.annotations.NullMarked;
