/**
 * The main job, running: one Payara Micro with the login WAR and the sample application, demo users, and the lines to paste.
 *
 * <p>{@link org.jwtfilter.demo.Demo} is what README's first command runs; {@link org.jwtfilter.demo.PayaraMicro} starts
 * servers for tests as well. No token is made or verified here.
 */
@NullMarked
package org.jwtfilter.demo;

import org.jspecify.annotations.NullMarked;
