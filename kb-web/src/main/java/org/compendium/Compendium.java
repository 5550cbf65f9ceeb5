package org.compendium;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.compendium.engines.DataFolder;
import org.compendium.engines.EnginesException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Starts everything: the engines when no addresses are configured, then the application.
///
/// `--port N` and `--data DIR` are ours; everything else goes to Spring Boot, so that every setting
/// can be given as `--name=value` or in the environment.
@SpringBootApplication
@EnableScheduling
public class Compendium {

    public static void main(String[] arguments) {
        try {
            run(CommandLine.parse(arguments));
        } catch (EnginesException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(CommandLine line) {
        long started = System.nanoTime();
        requireFree(line.address(), line.port());
        DataFolder folder = DataFolder.open(line.data().orElseGet(DataFolder::standard));
        System.out.println("Data folder: " + folder.root());
        var context = new AtomicReference<ConfigurableApplicationContext>();
        ChildEngines engines = ChildEngines.start(folder, line);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    System.out.println("Stopping …");
                                    ConfigurableApplicationContext running = context.get();
                                    if (running != null) {
                                        running.close();
                                    }
                                    engines.close();
                                    folder.close();
                                    System.out.println("Stopped.");
                                },
                                "shutdown"));

        SpringApplication application = new SpringApplication(Compendium.class);
        application.setRegisterShutdownHook(false);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(properties(line, folder.root(), engines));
        application.addInitializers(engines::register);
        application.addInitializers(starting ->
                starting.getBeanFactory().registerSingleton("home", new Home(folder, started)));
        try {
            context.set(application.run(line.springArguments()));
        } catch (RuntimeException e) {
            System.err.println("Compendium could not start: " + rootOf(e).getMessage());
            System.err.println("The log is in " + folder.logs() + ".");
            System.exit(1);
        }
    }

    private static Map<String, Object> properties(
            CommandLine line, Path data, ChildEngines engines) {
        Map<String, Object> properties = new HashMap<>(engines.properties());
        properties.put("server.port", line.port());
        properties.put("server.address", line.address());
        properties.put("compendium.ingest.blobs", data.resolve("blobs").toString());
        properties.put("compendium.ingest.work", data.resolve("run/parsing").toString());
        properties.put("logging.file.name", data.resolve("logs/compendium.log").toString());
        return properties;
    }

    private static void requireFree(String address, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Port "
                            + port
                            + " is taken by another program. Choose another one: ./kb run --port "
                            + (port + 1),
                    e);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
