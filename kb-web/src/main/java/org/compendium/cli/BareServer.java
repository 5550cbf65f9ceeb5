package org.compendium.cli;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/// Passes recorded requests on to Elasticsearch and gives the last answer back as it comes, in a
/// process of its own, with the web server, the HTTP client and the Java that the application has
/// and without anything else: what any server takes that stands between a reader and Elasticsearch.
final class BareServer implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final int CONNECTIONS = 200;
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    /// What is recorded of each question.
    private record All(List<List<RecordingProxy.Recorded>> asked) implements Serializable {}

    private final Process process;
    private final Map<String, URI> addresses = new HashMap<>();

    /// @param options of Java, in a file
    /// @param asked what is sent to Elasticsearch for each question
    BareServer(
            Path folder,
            Path options,
            URI elasticsearch,
            Map<String, List<RecordingProxy.Recorded>> asked)
            throws IOException {
        Path recorded = Files.createTempFile(folder, "recorded", ".bin");
        try (var out = new ObjectOutputStream(Files.newOutputStream(recorded))) {
            out.writeObject(new All(new ArrayList<>(asked.values())));
        }
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "@" + options,
                                "-cp",
                                System.getProperty("java.class.path"),
                                BareServer.class.getName(),
                                elasticsearch.toString(),
                                recorded.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = out.readLine();
        if (port == null) {
            throw new IOException("The server to compare with did not start");
        }
        for (String question : asked.keySet()) {
            addresses.put(
                    question,
                    URI.create("http://" + ADDRESS + ":" + port + "/" + addresses.size()));
        }
    }

    /// @throws NullPointerException when nothing was recorded of the question
    URI address(String question) {
        return Objects.requireNonNull(addresses.get(question));
    }

    @Override
    public void close() {
        process.destroy();
    }

    /// Serves until whoever started it closes its input.
    ///
    /// @param arguments the address of Elasticsearch and the file of what was recorded
    public static void main(String[] arguments) throws Exception {
        List<List<RecordingProxy.Recorded>> asked;
        Path recorded = Path.of(arguments[1]);
        try (var in = new ObjectInputStream(Files.newInputStream(recorded))) {
            asked = ((All) in.readObject()).asked();
        }
        URI elasticsearch = URI.create(arguments[0]);
        TOMCAT.setLevel(Level.WARNING);
        var tomcat = new Tomcat();
        tomcat.setBaseDir(recorded + ".tomcat");
        var connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", ADDRESS);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "pass", new Passing(elasticsearch, asked));
        context.addServletMappingDecoded("/", "pass");
        tomcat.start();
        System.out.println(connector.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static final class Passing extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient HttpHost elasticsearch;
        private final transient List<List<RecordingProxy.Recorded>> asked;
        private final transient HttpClient http =
                HttpClients.createMinimal(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setMaxConnTotal(CONNECTIONS)
                                .setMaxConnPerRoute(CONNECTIONS)
                                .build());

        Passing(URI elasticsearch, List<List<RecordingProxy.Recorded>> asked) {
            this.elasticsearch = HttpHost.create(elasticsearch);
            this.asked = asked;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            byte[] answer = new byte[0];
            int number = Integer.parseInt(request.getRequestURI().substring(1));
            for (RecordingProxy.Recorded one : asked.get(number)) {
                var passed = new BasicClassicHttpRequest(one.method(), elasticsearch, one.path());
                for (int i = 0; i < one.headers().size(); i += 2) {
                    passed.setHeader(one.headers().get(i), one.headers().get(i + 1));
                }
                passed.setEntity(new ByteArrayEntity(one.body(), null));
                answer =
                        http.execute(
                                elasticsearch,
                                passed,
                                answered -> EntityUtils.toByteArray(answered.getEntity()));
            }
            response.setContentType("application/json");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }
}
