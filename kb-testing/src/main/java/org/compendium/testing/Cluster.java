package org.compendium.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.compendium.engines.DataFolder;
import org.compendium.engines.Elasticsearch;
import org.compendium.engines.Engines;
import org.compendium.engines.Member;

/// Three Elasticsearch nodes on this machine, of the embedded distribution, which form one cluster.
/// They end with this JVM.
public final class Cluster {

    private static final List<String> NAMES = List.of("one", "two", "three");

    /// A file in the data folder of each node; all of them have the same.
    private static final String PASSWORD = "elasticsearch";

    private final Path folder;
    private final List<Member> members;
    private final Map<String, Node> nodes = new ConcurrentHashMap<>();

    private record Node(DataFolder data, Engines engines) {

        void stop() {
            engines.close();
            data.close();
        }
    }

    private Cluster(Path folder, List<Member> members) {
        this.folder = folder;
        this.members = members;
    }

    /// Returns when all nodes are ready.
    ///
    /// @param parent gets a folder with the data and the logs of each node
    static Cluster start(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, "cluster");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var cluster = new Cluster(folder, members());
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
        // Side by side: the first is not ready before it has found another.
        for (Member member : cluster.members) {
            cluster.begin(member);
        }
        cluster.nodes.values().forEach(node -> node.engines().elasticsearch());
        return cluster;
    }

    private static List<Member> members() throws IOException {
        Deque<Integer> ports = new ArrayDeque<>(freePorts(2 * NAMES.size()));
        Map<String, Integer> transport = new HashMap<>();
        NAMES.forEach(name -> transport.put(name, ports.pop()));
        return NAMES.stream().map(name -> new Member(name, ports.pop(), transport)).toList();
    }

    /// All are held at the same time, so that they differ.
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private Engines begin(Member member) throws IOException {
        DataFolder data = DataFolder.open(folder.resolve(member.name()));
        Path password = data.secrets().resolve(PASSWORD);
        if (Files.notExists(password) && !nodes.isEmpty()) {
            Files.copy(anyData().secrets().resolve(PASSWORD), password);
        }
        data.secret(PASSWORD);
        Engines engines =
                Engines.begin(
                        data,
                        Engines.Options.in(data.root()).withMember(member),
                        Set.of(Engines.Engine.ELASTICSEARCH));
        nodes.put(member.name(), new Node(data, engines));
        return engines;
    }

    private DataFolder anyData() {
        return nodes.values().iterator().next().data();
    }

    /// Where the nodes answer, whether they are there or not.
    public List<URI> addresses() {
        return members.stream()
                .map(member -> URI.create("http://127.0.0.1:" + member.httpPort()))
                .toList();
    }

    Elasticsearch.Address account() {
        return nodes.values().iterator().next().engines().elasticsearch();
    }

    /// Starts a node that has ended, with the data it had; returns when it is ready.
    public void restart(String name) throws IOException {
        Member member =
                members.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        Node ended = nodes.remove(name);
        if (ended != null) {
            ended.stop();
        }
        begin(member).elasticsearch();
    }

    private void stop() {
        nodes.values().parallelStream().forEach(Node::stop);
    }
}
