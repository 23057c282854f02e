/**
 * What stands behind one of our beans: in come the beans that the container finds, out comes the one whose place ours has taken, so
 * that a request which is not ours is handed on to it. Two adapters need that and must not know each other.
 */
@NullMarked
package org.jwtfilter.replaced;

import org.jspecify.annotations.NullMarked;
