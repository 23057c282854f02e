/** Applications in which claims are injected, rightly and wrongly. Deployed into the server; they know nothing of the tests. */
@NullMarked
package org.jwtfilter.payara.claims;

import org.jspecify.annotations.NullMarked;
