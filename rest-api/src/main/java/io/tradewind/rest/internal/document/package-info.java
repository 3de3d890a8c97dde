/** The API document (OpenAPI 3.1), made from the routes and types of the moment, and the pages that show it. */
@NullMarked
package io.tradewind.rest.internal.document;

import org.jspecify.annotations.NullMarked;
