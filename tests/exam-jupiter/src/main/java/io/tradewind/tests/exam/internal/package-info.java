/** The container's side: runs one test method with the Jupiter engine. */
@NullMarked
package io.tradewind.tests.exam.internal;

import org.jspecify.annotations.NullMarked;
