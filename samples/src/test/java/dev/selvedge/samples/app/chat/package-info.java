/** Tests of the samples of a chat. */
@NullMarked
package dev.selvedge.samples.app.chat;

import org.jspecify.annotations.NullMarked;
