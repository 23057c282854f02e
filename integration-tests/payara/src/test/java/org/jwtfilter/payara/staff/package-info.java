/** What a deployer may add to the login WAR: an identity store. */
@NullMarked
package org.jwtfilter.payara.staff;

import org.jspecify.annotations.NullMarked;
