/**
 * Users, roles and teams; log-in, sessions and tokens; who acts on a thread and what they may. Start at
 * {@link io.tradewind.runtime.internal.access.ThreadIdentity} and {@link io.tradewind.runtime.internal.access.RoleAccess}.
 */
@NullMarked
package io.tradewind.runtime.internal.access;

import org.jspecify.annotations.NullMarked;
