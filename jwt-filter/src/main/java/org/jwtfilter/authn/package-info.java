/**
 * The pipeline: find the token, verify it, name its caller, ask whether it was taken back, and report one {@link org.jwtfilter.authn.Outcome}.
 *
 * <p>The only place where a fault becomes an HTTP meaning ({@link org.jwtfilter.authn.Refusal}), so that every adapter gives
 * the same answer. Knows no container; the adapters translate.
 */
@NullMarked
package org.jwtfilter.authn;

import org.jspecify.annotations.NullMarked;
