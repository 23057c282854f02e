// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.hook;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Map;
import org.jwtfilter.servlet.JwtFilter;

/** The servlet filter as {@code web.xml} declares it, or as it is declared where nobody did. */
final class DeclaredFilter {
    private DeclaredFilter() {}

    static boolean is(FilterRegistration registration) {
        return JwtFilter.class.getName().equals(registration.getClassName());
    }

    /** Before all paths. It reads the same words from its init-params that others read from MicroProfile Config. */
    static void add(ServletContext context, Map<String, String> settings) {
        FilterRegistration.Dynamic filter = context.addFilter(JwtFilter.class.getName(), JwtFilter.class);
        if (filter == null) {
            throw new IllegalStateException("web.xml has a filter of the name " + JwtFilter.class.getName());
        }
        settings.forEach(filter::setInitParameter);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
}
