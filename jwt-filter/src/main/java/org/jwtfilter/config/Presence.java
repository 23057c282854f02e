// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

/** Whether a class is there. To be asked before a class of ours that names it is touched. */
public final class Presence {
    private Presence() {}

    public static boolean of(String className, ClassLoader loader) {
        try {
            Class.forName(className, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
