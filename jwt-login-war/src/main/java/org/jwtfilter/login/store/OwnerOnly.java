// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that nobody but their owner may read. Where the file system has no POSIX permissions this cannot be checked, and a warning says so.
 */
public final class OwnerOnly {
    private static final System.Logger LOG = System.getLogger(OwnerOnly.class.getName());
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /**
     * Makes {@code directory} with mode 0700, and those above it, unless it is there.
     *
     * @throws StartException if it cannot be made, or is there and open to others
     */
    public static void makeDirectory(Path directory) {
        try {
            Path parent = directory.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(directory, attributes(directory, DIRECTORY));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw new StartException("The data directory " + directory + " is not a directory", e);
            }
        } catch (IOException e) {
            throw new StartException("The data directory " + directory + " cannot be made", e);
        }
        check(directory);
    }

    /**
     * Makes an empty {@code file} with mode 0600 for somebody else to fill, or takes the rights of others to the one that is there.
     *
     * @throws StartException if that cannot be done
     */
    static void makeFile(Path file) {
        try {
            Files.createFile(file, attributes(file, FILE));
        } catch (FileAlreadyExistsException e) {
            takeRights(file);
        } catch (IOException e) {
            throw new StartException(file + " cannot be made", e);
        }
    }

    private static void takeRights(Path file) {
        try {
            if (isPosix(file)) {
                Files.setPosixFilePermissions(file, FILE);
            }
        } catch (IOException e) {
            throw new StartException("The rights of others to " + file + " cannot be taken away", e);
        }
    }

    /**
     * Checks that neither the group nor others have any right to {@code path}. A file that belongs to root may be read by its group, if this
     * process is not root: so are secrets mounted, and its group is how the process was let in.
     *
     * @throws StartException if they have, or it cannot be read
     */
    public static void check(Path path) {
        try {
            if (!isPosix(path)) {
                LOG.log(Level.WARNING, "{0}: cannot tell who may read it, make sure that nobody else does", path);
                return;
            }
            check(path, isRootsAndWeAreNot(path));
        } catch (IOException e) {
            throw new StartException(path + " cannot be read", e);
        }
    }

    static void check(Path path, boolean mounted) throws IOException {
        boolean directory = Files.isDirectory(path);
        Set<PosixFilePermission> tooMany = EnumSet.noneOf(PosixFilePermission.class);
        tooMany.addAll(Files.getPosixFilePermissions(path));
        tooMany.removeAll(DIRECTORY);
        if (mounted && !directory) {
            tooMany.remove(PosixFilePermission.GROUP_READ);
        }
        if (!tooMany.isEmpty()) {
            throw new StartException(path + " is open to other users of this machine; take their rights away"
                    + (mounted && !directory
                            ? ", or mount it with mode 0440 or 0400 (in Kubernetes: defaultMode)"
                            : " with: chmod " + (directory ? "700 " : "600 ") + path));
        }
    }

    private static boolean isRootsAndWeAreNot(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(path, "unix:uid"))
                && !"root".equals(System.getProperty("user.name"));
    }

    /** An empty temporary file with mode 0600 beside the one that it will become. */
    static Path temporaryFile(Path directory) throws IOException {
        return Files.createTempFile(directory, ".new-", ".tmp", attributes(directory, FILE));
    }

    /** With these a file is made with mode 0600, where there are modes. */
    static FileAttribute<?>[] fileAttributes(Path path) {
        return attributes(path, FILE);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
