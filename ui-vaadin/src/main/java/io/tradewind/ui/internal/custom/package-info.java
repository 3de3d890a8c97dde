/** The screen on which an admin adds fields to record types. */
@org.jspecify.annotations.NullMarked
package io.tradewind.ui.internal.custom;
