/**
 * A node that is killed while clients log in, refresh, log out and choose other passwords. Each client writes down what it was told and
 * what it never got an answer to; after each restart it asks for all of that again.
 */
@NullMarked
package org.jwtfilter.payara.crash;

import org.jspecify.annotations.NullMarked;
