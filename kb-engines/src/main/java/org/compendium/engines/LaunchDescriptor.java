package org.compendium.engines;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the server's JVM is to be started, as Elasticsearch's own launcher works it out: the options
/// it derives from the heap and the machine, and the arguments (among them the keystore's content)
/// that the server reads from its standard input.
record LaunchDescriptor(
        String command,
        List<String> jvmOptions,
        List<String> jvmArguments,
        Map<String, String> environment,
        String workingDirectory,
        byte[] serverArguments) {

    /// Far more than there ever are; a larger number means the format is another.
    private static final int LIMIT = 1 << 20;

    static LaunchDescriptor read(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        in.readInt(); // A magic number, the launcher's own business.
        String command = in.readUTF();
        List<String> options = strings(in);
        List<String> arguments = strings(in);
        var environment = new LinkedHashMap<String, String>();
        for (int left = count(in); left > 0; left--) {
            String name = in.readUTF();
            environment.put(name, in.readUTF());
        }
        String working = in.readUTF();
        in.readUTF(); // The folder for temporary files, which the options name as well.
        in.readBoolean(); // Whether to detach; we never do.
        byte[] server = in.readNBytes(count(in));
        return new LaunchDescriptor(command, options, arguments, environment, working, server);
    }

    private static List<String> strings(DataInputStream in) throws IOException {
        var strings = new ArrayList<String>();
        for (int left = count(in); left > 0; left--) {
            strings.add(in.readUTF());
        }
        return strings;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > LIMIT) {
            throw new IOException("not a launch descriptor: a count of " + count);
        }
        return count;
    }

    List<String> fullCommand() {
        var full = new ArrayList<String>();
        full.add(command);
        full.addAll(jvmOptions);
        full.addAll(jvmArguments);
        return full;
    }
}
