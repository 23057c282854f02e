/** An application that watches what jwt-filter does, as one that audits might. Deployed into the server. */
@NullMarked
package org.jwtfilter.payara.watched;

import org.jspecify.annotations.NullMarked;
