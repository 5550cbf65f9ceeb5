package org.compendium.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.compendium.engines.Engines;
import org.jspecify.annotations.Nullable;

/// The process that holds the engines of one Maven run: `FOLDER OWNER-PID`. It ends when its owner
/// does, and takes the data with it.
final class SharedEnginesHolder {

    static final String ADDRESSES = "addresses.properties";

    private SharedEnginesHolder() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        Path folder = Path.of(arguments[0]);
        // Its own memory of when the process started tells it from a later one with the same
        // number.
        ProcessHandle owner = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        removeForgotten(folder);
        Path data = folder.resolve("data");
        remove(data);
        Engines engines = Engines.start(Engines.Options.in(data).withProgress(System.out::println));
        var stopping = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(engines, folder, stopping)));
        new Addresses(
                        engines.postgres().jdbcUrl(),
                        engines.postgres().user(),
                        engines.postgres().password(),
                        List.of(engines.elasticsearch().uri()),
                        engines.elasticsearch().user(),
                        engines.elasticsearch().password(),
                        ProcessHandle.current().pid())
                .write(folder.resolve(ADDRESSES));
        while (owner.isAlive()) {
            Thread.sleep(1000);
        }
        System.exit(0);
    }

    private static void stop(Engines engines, Path folder, AtomicBoolean stopping) {
        if (stopping.compareAndSet(false, true)) {
            engines.close();
            try {
                remove(folder);
            } catch (IOException e) {
                System.err.println("Could not remove " + folder + ": " + e.getMessage());
            }
        }
    }

    /// What runs have left whose holder was killed.
    private static void removeForgotten(Path folder) throws IOException {
        List<Path> others;
        try (Stream<Path> siblings = Files.list(folder.resolveSibling(""))) {
            others =
                    siblings.filter(path ->
                                    path.getFileName()
                                            .toString()
                                            .matches(SharedEngines.FOLDER_PREFIX + "[0-9]+"))
                            .filter(path -> !path.equals(folder))
                            .filter(SharedEnginesHolder::isForgotten)
                            .toList();
        }
        for (Path other : others) {
            try {
                remove(other);
            } catch (IOException e) {
                // Somebody else's.
            }
        }
    }

    private static boolean isForgotten(Path folder) {
        String name = folder.getFileName().toString();
        long owner = Long.parseLong(name.substring(SharedEngines.FOLDER_PREFIX.length()));
        try {
            return ProcessHandle.of(owner).isEmpty()
                    && (Files.notExists(folder.resolve(ADDRESSES))
                            || ProcessHandle.of(Addresses.read(folder.resolve(ADDRESSES)).holder())
                                    .isEmpty());
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failed) throws IOException {
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
