/** Forms that anybody may send in. */
@NullMarked
package io.tradewind.rest.internal.form;

import org.jspecify.annotations.NullMarked;
