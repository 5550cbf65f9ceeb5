# The application without the engines. Build it first: ./kb build, then docker build -t compendium .
#
# Any image with a Java 25 runtime, bash, setsid and useradd will do as a base.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}

RUN groupadd --system --gid 10001 compendium \
    && useradd --system --uid 10001 --gid compendium --home-dir /data --shell /usr/sbin/nologin compendium \
    && install -d -o compendium -g compendium -m 0700 /data /blobs

# Parsers stand apart: only the forked processes that read files have them on their class path.
COPY kb-web/target/app/lib-tika /app/lib-tika
COPY kb-web/target/app/lib /app/lib
COPY kb-web/target/app/java.options /app/java.options
COPY LICENSE NOTICE /app/

# Names of files are in any script; a POSIX locale could not express them.
ENV LANG=C.UTF-8 \
    LC_ALL=C.UTF-8 \
    KB_MEMORY=1g \
    SPRING_DATASOURCE_URL=jdbc:postgresql://postgres:5432/compendium \
    SPRING_DATASOURCE_USERNAME=compendium \
    SPRING_ELASTICSEARCH_URIS=http://elasticsearch:9200 \
    SPRING_ELASTICSEARCH_USERNAME=elastic

# No passwords here: SPRING_DATASOURCE_PASSWORD, SPRING_ELASTICSEARCH_PASSWORD and KB_ADMIN_PASSWORD
# are given when it starts.

USER compendium
WORKDIR /data
# /blobs stays empty unless COMPENDIUM_INGEST_BLOBS=/blobs says that several instances share their originals there.
VOLUME ["/data", "/blobs"]
EXPOSE 8080

HEALTHCHECK --interval=15s --timeout=10s --start-period=180s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]

# What follows the image's name goes to the application, for example --port=8080 or --name=value.
ENTRYPOINT ["sh", "-c", "exec java -Xmx\"$KB_MEMORY\" @/app/java.options -cp '/app/lib/*' org.compendium.Compendium --data /data --address 0.0.0.0 \"$@\"", "compendium"]
