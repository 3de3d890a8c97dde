/** The build's side: starts the distribution by Pax Exam and sends it the tests. Not part of the bundle. */
@NullMarked
package io.tradewind.tests.exam.host;

import org.jspecify.annotations.NullMarked;
