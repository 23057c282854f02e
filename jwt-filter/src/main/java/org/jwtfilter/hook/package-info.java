/**
 * Which of the adapters makes the caller known to the container: {@code mechanism}, {@code module} or {@code servlet}.
 *
 * <p>{@link org.jwtfilter.hook.HookInitializer} runs when the servlet container starts the application, takes the strongest that
 * is offered or the one that {@code jwt.filter.hook} names, and logs the choice. The only package that knows several adapters.
 */
@NullMarked
package org.jwtfilter.hook;

import org.jspecify.annotations.NullMarked;
