package org.compendium;

import org.compendium.testing.TestEngines;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An empty database with today's tables.
public final class TestDatabase {

    private TestDatabase() {}

    public static DriverManagerDataSource fresh() {
        TestEngines.Database fresh = TestEngines.get().freshDatabase();
        var database = new DriverManagerDataSource(fresh.jdbcUrl(), fresh.user(), fresh.password());
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }
}
