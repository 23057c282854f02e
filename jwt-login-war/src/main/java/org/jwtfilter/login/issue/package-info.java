/**
 * From a user, a client and the clock to a signed access token (RFC 9068). Level 2.
 *
 * <p>Owns which claims are written and for how long a token lives. Does not own keys (see {@code signing}), refresh tokens (see {@code
 * refresh}) or the JSON of the answer (see {@code oauth}). In: a {@link org.jwtfilter.login.realm.User}, a {@link org.jwtfilter.login.client.Client}, a scope, the time of
 * the login. Out: an {@link org.jwtfilter.login.issue.AccessToken}. ID tokens will be made here too.
 */
@NullMarked
package org.jwtfilter.login.issue;

import org.jspecify.annotations.NullMarked;
