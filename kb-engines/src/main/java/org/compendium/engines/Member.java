package org.compendium.engines;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One Elasticsearch node of a cluster on this machine. Its ports are given and not chosen by
/// itself: the others look for it there, also after it was away.
///
/// @param name of this node
/// @param httpPort where it answers
/// @param transportPorts where each node of the cluster listens to the others, by its name; this
///   one is among them
public record Member(String name, int httpPort, Map<String, Integer> transportPorts) {

    public Member {
        // In the same order on every node and at every start, so that what is kept of one fits.
        transportPorts = new TreeMap<>(transportPorts);
        if (!transportPorts.containsKey(name)) {
            throw new IllegalArgumentException(
                    "The node " + name + " is not among those of its cluster: " + transportPorts);
        }
    }

    /// What a node alone says of itself and of others.
    static final String ALONE =
            """
            node.name: compendium
            http.port: 0
            transport.port: 0
            discovery.type: single-node
            """;

    String settings() {
        return """
        node.name: %s
        http.port: %d
        transport.port: %d
        discovery.seed_hosts: [%s]
        cluster.initial_master_nodes: [%s]
        """
                .formatted(
                        name,
                        httpPort,
                        transportPorts.get(name),
                        transportPorts.values().stream()
                                .map(port -> "\"127.0.0.1:" + port + '"')
                                .collect(Collectors.joining(", ")),
                        String.join(", ", transportPorts.keySet()));
    }
}
