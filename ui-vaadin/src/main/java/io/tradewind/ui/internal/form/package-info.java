/**
 * The derived form and the inputs it is made of: one {@link io.tradewind.ui.internal.form.Editor} per kind of field, used by
 * forms, by editing in place, by filters and by action dialogs. Start at {@link io.tradewind.ui.internal.form.Editors}.
 */
@NullMarked
package io.tradewind.ui.internal.form;

import org.jspecify.annotations.NullMarked;
