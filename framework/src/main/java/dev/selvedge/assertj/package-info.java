/**
 * AssertJ assertions on what {@link dev.selvedge.Selvedge#record Selvedge.record} has recorded:
 * {@link dev.selvedge.assertj.SelvedgeAssertions#assertThat assertThat(recording)}. Only this
 * package needs AssertJ.
 */
@NullMarked
package dev.selvedge.assertj;

import org.jspecify.annotations.NullMarked;
