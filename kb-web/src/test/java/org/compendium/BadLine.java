package org.compendium;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A line to the server that breaks while something is being sent: all connections at once, in the
/// middle of a file.
final class BadLine implements AutoCloseable {

    private final int to;
    private final long[] breaks;
    private final Runnable afterBreak;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger broken = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    /// @param to the server's port
    /// @param afterBreak what happens when it broke, before anybody can connect again
    /// @param breaks after how many bytes from the senders, counted from the beginning
    BadLine(int to, Runnable afterBreak, long... breaks) throws IOException {
        this.to = to;
        this.breaks = breaks;
        this.afterBreak = afterBreak;
        this.door = open();
    }

    private ServerSocket open() throws IOException {
        ServerSocket fresh = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> listen(fresh));
        return fresh;
    }

    String url() {
        return "http://localhost:" + door.getLocalPort();
    }

    int broken() {
        return broken.get();
    }

    /// From now on it is to be found elsewhere.
    void move() {
        try {
            door.close();
            door = open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(ServerSocket at) {
        try {
            while (true) {
                Socket sender = at.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(sender);
                open.add(server);
                Thread.ofVirtual().start(() -> carry(sender, server, true));
                Thread.ofVirtual().start(() -> carry(server, sender, false));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void carry(Socket from, Socket to, boolean counted) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (counted) {
                    count(read);
                }
            }
        } catch (IOException e) {
            // Broken, or one side has had enough.
        } finally {
            shut(from);
            shut(to);
        }
    }

    private synchronized void count(int bytes) {
        long all = sent.addAndGet(bytes);
        if (broken.get() < breaks.length && all >= breaks[broken.get()]) {
            open.forEach(this::shut);
            broken.incrementAndGet();
            afterBreak.run();
        }
    }

    private void shut(Socket socket) {
        open.remove(socket);
        try {
            // No farewell: the other side learns of it the hard way.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is shut already.
        }
    }

    @Override
    public void close() {
        open.forEach(this::shut);
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
