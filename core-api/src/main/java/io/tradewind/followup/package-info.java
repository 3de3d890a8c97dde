/**
 * What is done and planned with a record of any type: a follow-up tells what was done, a plan what is to be done and when. Their records
 * are {@code follow-ups} and {@code plans}; other stages hear of them by these events and start at
 * {@link io.tradewind.followup.NextStepChanged}.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.tradewind.followup;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
