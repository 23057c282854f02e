/** What {@code WireIT} deploys. Top-level classes, for nested ones of a test fail to load in the server. */
@NullMarked
package org.jwtfilter.payara.wired;

import org.jspecify.annotations.NullMarked;
