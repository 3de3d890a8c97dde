/** What people are told, who is told of what, and until when it is kept. */
@NullMarked
package io.tradewind.runtime.internal.notification;

import org.jspecify.annotations.NullMarked;
