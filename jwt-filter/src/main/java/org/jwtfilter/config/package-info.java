/**
 * Everything that a deployer can say, read once into one immutable {@link org.jwtfilter.config.JwtConfig}, and the parts of
 * the pipeline put together from it ({@link org.jwtfilter.config.ConfiguredAuthenticator}).
 *
 * <p>The same words come from MicroProfile Config or from the init-params of {@code web.xml}. All problems are reported
 * together, each with name, value and what is accepted. Of the other packages, only {@code selfcheck} names a property, to say what would help.
 */
@NullMarked
package org.jwtfilter.config;

import org.jspecify.annotations.NullMarked;
