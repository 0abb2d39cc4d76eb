/** Tests of failures of several subtasks. */
@NullMarked
package dev.selvedge.samples.errors;

import org.jspecify.annotations.NullMarked;
