/**
 * The adapter for Jakarta Security: an {@code HttpAuthenticationMechanism}, which makes the caller known everywhere in the
 * container: {@code security-constraint}, servlets, Jakarta REST, enterprise beans, {@code SecurityContext}.
 *
 * <p>{@link org.jwtfilter.mechanism.MechanismExtension} switches it on where the application has our configuration and the
 * container has CDI; {@code hook} decides whether it stays so, or the module takes its place. Beside it an application's own
 * mechanism goes on working ({@link org.jwtfilter.mechanism.OtherMechanism}).
 */
@NullMarked
package org.jwtfilter.mechanism;

import org.jspecify.annotations.NullMarked;
