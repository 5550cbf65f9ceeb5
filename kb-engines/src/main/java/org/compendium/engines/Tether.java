package org.compendium.engines;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Ties child processes to this one: however we end, `kill -9` at any moment included, they end
/// too.
///
/// A small shell, the watcher, reads a pipe that only we hold open. We tell it of every child; when
/// the pipe ends because we are gone, it asks the children to stop and, after some seconds, makes
/// them. A child is started in two steps so that there is no moment at which it runs and the
/// watcher does not know: its shell waits for a word from us before it becomes the real program,
/// and the word comes only after the watcher has acknowledged the child. If we are gone by then the
/// shell reads the end of its pipe instead and ends.
///
/// Children run in sessions of their own where the system has `setsid`, so that Ctrl-C in a
/// terminal reaches us alone and we stop them in order.
final class Tether implements AutoCloseable {

    /// Signals are ignored: the watcher must outlive us. Postgres takes a second, harder signal
    /// after five seconds (QUIT; for a JVM it is only a thread dump), and nobody survives nine.
    private static final String WATCHER =
            """
            trap '' INT TERM HUP QUIT PIPE
            list=
            while read -r what pid signal; do
                case "$what" in
                    add) list="$list $pid/$signal" ;;
                    drop)
                        rest=
                        for e in $list; do [ "${e%/*}" = "$pid" ] || rest="$rest $e"; done
                        list=$rest ;;
                    send) kill -s "$signal" "$pid" ;;
                esac
                echo ok
            done
            [ -n "$list" ] || exit 0
            for e in $list; do kill -s "${e#*/}" "${e%/*}"; done
            n=0
            while [ $n -lt 18 ]; do
                alive=
                for e in $list; do kill -0 "${e%/*}" && alive=1; done
                [ -n "$alive" ] || break
                if [ $n -eq 10 ]; then for e in $list; do kill -s QUIT "${e%/*}"; done; fi
                sleep 0.5
                n=$((n + 1))
            done
            for e in $list; do kill -s KILL "-${e%/*}"; kill -s KILL "${e%/*}"; done
            exit 0
            """;

    private static final String WAIT_FOR_WORD = "read -r word && exec \"$@\"";

    private final Process watcher;
    private final BufferedWriter toWatcher;
    private final BufferedReader fromWatcher;
    private final Leftovers leftovers;
    private final List<String> session;

    Tether(Leftovers leftovers) throws IOException {
        this.leftovers = leftovers;
        this.session =
                Programs.find("setsid").map(path -> List.of(path.toString())).orElse(List.of());
        var command = new ArrayList<>(session);
        command.addAll(List.of("/bin/sh", "-c", WATCHER, "compendium-watcher"));
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.directory(new File("/"));
        bareEnvironment(builder, Map.of());
        this.watcher = builder.start();
        this.toWatcher = watcher.outputWriter();
        this.fromWatcher = watcher.inputReader();
        leftovers.add(Leftovers.WATCHER, watcher.pid());
    }

    /// A program to start.
    ///
    /// @param name for the pid file and for messages
    /// @param stopSignal what makes it stop in good order, such as `TERM`
    record Job(
            String name,
            List<String> command,
            Path directory,
            Map<String, String> environment,
            Redirect output,
            Redirect error,
            String stopSignal) {}

    /// Starts a program. Its standard input is a pipe of ours.
    Child start(Job job) throws IOException {
        var command = new ArrayList<>(session);
        command.addAll(List.of("/bin/sh", "-c", WAIT_FOR_WORD, job.name()));
        command.addAll(job.command());
        var builder =
                new ProcessBuilder(command)
                        .directory(job.directory().toFile())
                        .redirectOutput(job.output())
                        .redirectError(job.error());
        bareEnvironment(builder, job.environment());
        Process process = builder.start();
        try {
            leftovers.add(job.name(), process.pid());
            tellWatcher("add " + process.pid() + " " + job.stopSignal());
            process.onExit().thenAccept(this::forget);
            OutputStream input = process.getOutputStream();
            input.write('\n');
            input.flush();
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        return new Child(job, process);
    }

    /// Our own environment holds passwords and tokens that are no business of the engines.
    private static void bareEnvironment(ProcessBuilder builder, Map<String, String> more) {
        var kept = new LinkedHashMap<String, String>();
        for (String name : List.of("PATH", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")) {
            Optional.ofNullable(System.getenv(name)).ifPresent(value -> kept.put(name, value));
        }
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(kept);
        environment.putAll(more);
    }

    private synchronized void tellWatcher(String line) throws IOException {
        toWatcher.write(line);
        toWatcher.newLine();
        toWatcher.flush();
        if (fromWatcher.readLine() == null) {
            throw new IOException("the watcher process has ended");
        }
    }

    private void forget(Process process) {
        try {
            leftovers.remove(process.pid());
            tellWatcher("drop " + process.pid() + " -");
        } catch (IOException | UncheckedIOException e) {
            // The watcher was closed or killed. Nothing of ours is left to end.
        }
    }

    /// Lets the watcher go. Children that still run are ended, so close them first.
    @Override
    public void close() {
        try {
            toWatcher.close();
            watcher.waitFor(15, TimeUnit.SECONDS);
            leftovers.remove(watcher.pid());
        } catch (IOException | UncheckedIOException e) {
            watcher.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A running program.
    final class Child {

        private final Job job;
        private final Process process;

        private Child(Job job, Process process) {
            this.job = job;
            this.process = process;
        }

        Process process() {
            return process;
        }

        long pid() {
            return process.pid();
        }

        boolean isAlive() {
            return process.isAlive();
        }

        void signal(String signal) {
            if (!process.isAlive()) {
                return;
            }
            try {
                tellWatcher("send " + process.pid() + " " + signal);
            } catch (IOException e) {
                process.destroy();
            }
        }

        /// Waits for its end after whatever asked it to stop; then asks with the signal it knows,
        /// then does not ask.
        ///
        /// @return whether it stopped without being killed
        boolean end(long patienceSeconds) {
            try {
                if (process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                    return true;
                }
                signal(job.stopSignal());
                if (process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            signal("KILL");
            process.destroyForcibly();
            return false;
        }
    }
}
