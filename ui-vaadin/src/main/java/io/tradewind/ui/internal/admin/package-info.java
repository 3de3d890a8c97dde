/**
 * Administration beyond the derived screens: modules ({@link io.tradewind.ui.internal.admin.ModulesView}) and roles
 * ({@link io.tradewind.ui.internal.admin.RoleView}).
 */
@NullMarked
package io.tradewind.ui.internal.admin;

import org.jspecify.annotations.NullMarked;
