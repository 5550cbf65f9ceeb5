package org.compendium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.compendium.document.Blobs;
import org.compendium.transfer.Transfer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Everything as one file, and back. A start that is given such a file takes it in as soon as the
/// tables are made, before anything else looks at them.
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    @Bean
    Transfer transfer(DataSource source, Blobs blobs) {
        return new Transfer(source, blobs);
    }

    @Bean
    @ConditionalOnProperty("compendium.import")
    FlywayMigrationStrategy importing(
            @Value("${compendium.import}") String file, ObjectProvider<Blobs> blobs) {
        return flyway -> {
            flyway.migrate();
            try {
                new Transfer(flyway.getConfiguration().getDataSource(), blobs.getObject())
                        .read(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
