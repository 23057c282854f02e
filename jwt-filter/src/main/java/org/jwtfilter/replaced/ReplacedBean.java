// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.replaced;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bean of the container or the application that one of ours takes the place of, and hands on to. Its type goes by name: it may
 * be missing, and who asks for it must load all the same.
 */
public final class ReplacedBean {
    private final String type;
    private final String ours;
    private final Set<Bean<?>> beans = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Object reference;

    /**
     * @param type the full name of an interface, such as {@code jakarta.security.enterprise.SecurityContext}
     * @param ours the full name of the class that takes the place
     */
    public ReplacedBean(String type, String ours) {
        this.type = type;
        this.ours = ours;
    }

    /** Called for every bean there is. */
    public void notice(Bean<?> bean) {
        if (!bean.getBeanClass().getName().equals(ours) && asked(bean).isPresent()) {
            beans.add(bean);
        }
    }

    /** Whether there is one. Known once every bean was noticed. */
    public boolean isThere() {
        return !beans.isEmpty();
    }

    /**
     * Called when there are no more to come.
     *
     * @throws jakarta.enterprise.inject.AmbiguousResolutionException if the application does not say which of several
     */
    public void choose(BeanManager manager) {
        if (isThere()) {
            Bean<?> chosen = requireNonNull(manager.<Object>resolve(beans), "one of several");
            Type asked = asked(chosen).orElseThrow();
            reference = manager.getReference(chosen, asked, manager.createCreationalContext(chosen));
        }
    }

    /** Of the type that was named. Empty where there is none, and before one was chosen. */
    public Optional<Object> get() {
        return Optional.ofNullable(reference);
    }

    private Optional<Type> asked(Bean<?> bean) {
        return bean.getTypes().stream()
                .filter(each -> each.getTypeName().equals(type))
                .findFirst();
    }
}
