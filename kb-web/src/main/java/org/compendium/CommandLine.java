package org.compendium;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was said when starting.
///
/// @param port 0 lets the system choose
/// @param address the network address to listen on; the machine itself unless told otherwise
/// @param rest goes to Spring Boot
record CommandLine(int port, String address, Optional<Path> data, List<String> rest) {

    private static final int PORT = 8080;

    /// @throws IllegalArgumentException saying what is wrong
    static CommandLine parse(String[] arguments) {
        int port = PORT;
        String address = "127.0.0.1";
        Optional<Path> data = Optional.empty();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            switch (name) {
                case "--port", "--data", "--address" -> {
                    String value;
                    if (equals >= 0) {
                        value = argument.substring(equals + 1);
                    } else if (i + 1 < arguments.length) {
                        value = arguments[++i];
                    } else {
                        throw new IllegalArgumentException(name + " needs a value");
                    }
                    switch (name) {
                        case "--port" -> port = port(value);
                        case "--address" -> address = value;
                        default -> data = Optional.of(Path.of(value).toAbsolutePath());
                    }
                }
                default -> {
                    if (!argument.startsWith("--")) {
                        throw new IllegalArgumentException(
                                "'" + argument + "' is not understood; ./kb help shows what is");
                    }
                    rest.add(argument);
                }
            }
        }
        return new CommandLine(port, address, data, List.copyOf(rest));
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("--port must be between 0 and 65535, was " + value);
    }

    String[] springArguments() {
        return rest.toArray(String[]::new);
    }

    /// Whether a setting is given: as an argument, a system property or in the environment.
    boolean configures(String property) {
        String variable = property.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
        String set = System.getenv(variable);
        return rest.stream().anyMatch(argument -> argument.startsWith("--" + property + "="))
                || System.getProperty(property) != null
                || (set != null && !set.isBlank());
    }
}
