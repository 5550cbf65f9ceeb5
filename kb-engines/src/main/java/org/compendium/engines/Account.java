package org.compendium.engines;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The system user that the engines run as. Both refuse to run as root, so root (a container, a CI
/// machine) lends them to a user without rights; everybody else runs them as themselves.
///
/// @param other the user to change to; empty when we run them as ourselves
record Account(Optional<Other> other) {

    record Other(String name, int uid, int gid) {}

    /// A user made for Compendium is preferred: what `nobody` owns, every other service that runs
    /// as `nobody` can read.
    private static final List<String> CANDIDATES = List.of("compendium", "nobody");

    static Account current() {
        if (!isRoot()) {
            return new Account(Optional.empty());
        }
        if (Programs.find("setpriv").isEmpty()) {
            throw new EnginesException(
                    "PostgreSQL and Elasticsearch refuse to run as root, and the command 'setpriv', which"
                            + " would run them as another user, is missing. Install util-linux, or start"
                            + " Compendium as an ordinary user.");
        }
        return new Account(Optional.of(unprivileged()));
    }

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static Other unprivileged() {
        try {
            List<String> accounts = Files.readAllLines(Path.of("/etc/passwd"));
            for (String wanted : CANDIDATES) {
                for (String account : accounts) {
                    String[] fields = account.split(":", -1);
                    if (fields.length > 3 && fields[0].equals(wanted)) {
                        return new Other(
                                wanted, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new EnginesException(
                    "The system's list of users (/etc/passwd) cannot be read.", e);
        }
        throw new EnginesException(
                "PostgreSQL and Elasticsearch refuse to run as root, and this system has no user"
                        + " 'nobody' to run them as. Start Compendium as an ordinary user.");
    }

    String name() {
        return other.map(Other::name).orElseGet(() -> System.getProperty("user.name", "you"));
    }

    /// What to put before a command so that it runs as this user.
    List<String> prefix() {
        return other.map(user ->
                        List.of(
                                "setpriv",
                                "--reuid=" + user.uid(),
                                "--regid=" + user.gid(),
                                "--clear-groups",
                                "--no-new-privs",
                                "--inh-caps=-all",
                                "--bounding-set=-all",
                                "--"))
                .orElse(List.of());
    }

    /// Gives a folder and all in it to this user. Nothing is touched that is theirs already, so a
    /// second start costs one look at the top folder.
    void own(Path folder) throws IOException {
        if (other.isEmpty() || attribute(folder, "uid") == other.get().uid()) {
            return;
        }
        Other user = other.get();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        chown(file, user);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path inside, @Nullable IOException failed) throws IOException {
                        // The top folder comes last: it is what the next start looks at.
                        chown(inside, user);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Gives one new file to this user.
    void ownFile(Path file) throws IOException {
        if (other.isPresent()) {
            chown(file, other.get());
        }
    }

    private static void chown(Path path, Other user) throws IOException {
        Files.setAttribute(path, "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", user.gid(), LinkOption.NOFOLLOW_LINKS);
    }

    private static int attribute(Path path, String name) throws IOException {
        Object value = Files.getAttribute(path, "unix:" + name, LinkOption.NOFOLLOW_LINKS);
        return value instanceof Integer number ? number : -1;
    }

    /// The first folder on the way to `path` that this user may not enter.
    Optional<Path> barrier(Path path) {
        if (other.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path folder = path.toRealPath();
            Path reached = folder.getRoot();
            for (Path step : folder) {
                reached = reached.resolve(step);
                if (Files.isDirectory(reached) && !mayEnter(reached, other.get())) {
                    return Optional.of(reached);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(path);
        }
    }

    private static boolean mayEnter(Path folder, Other user) throws IOException {
        int mode = attribute(folder, "mode");
        int executable = 1;
        if (attribute(folder, "uid") == user.uid()) {
            executable = 0100;
        } else if (attribute(folder, "gid") == user.gid()) {
            executable = 010;
        }
        return (mode & executable) != 0;
    }
}
