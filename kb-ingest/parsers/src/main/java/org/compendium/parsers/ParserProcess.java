package org.compendium.parsers;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;

/// The main class of the forked process: takes paths on its standard input, one at a time, and
/// answers on its standard output as [Wire] says.
///
/// The thread that reads the requests does nothing else. When the application is gone, however it
/// went, that thread sees the end of its input and ends the process at once, in the middle of a
/// file too.
public final class ParserProcess {

    private ParserProcess() {}

    /// @param args the [Limits], in their order
    public static void main(String[] args) throws Exception {
        var requests = new DataInputStream(System.in);
        var out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                new FileOutputStream(FileDescriptor.out), 1 << 16));
        // Parsers that print or ask must not get between the records.
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        var limits = Limits.of(args);
        var wire = new Wire(out, limits.text());
        var queue = new SynchronousQueue<Asked>();
        var reading = new FileReading(wire, limits, Path.of("").toAbsolutePath());
        // Deeply nested files need a deep stack; what is deeper still is an error of that file.
        Thread.ofPlatform()
                .name("parser")
                .stackSize(16L << 20)
                .start(() -> serve(queue, reading, wire));
        try {
            while (true) {
                queue.put(Asked.of(requests));
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(SynchronousQueue<Asked> queue, FileReading reading, Wire wire) {
        try {
            wire.ready();
            while (true) {
                Asked asked = queue.take();
                wire.begin();
                if (asked.image() > 0) {
                    reading.draw(asked);
                } else {
                    reading.read(asked);
                }
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(1);
        } catch (Throwable e) {
            // Not even the answer could be written: the application sees the process end.
            Runtime.getRuntime().halt(2);
        }
    }
}
