/** What is to be tested: it loads in the background, and answers in time or not at all. */
@NullMarked
package dev.selvedge.samples.testing;

import org.jspecify.annotations.NullMarked;
