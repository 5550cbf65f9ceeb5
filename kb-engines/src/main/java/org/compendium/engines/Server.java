package org.compendium.engines;

/// A running engine.
sealed interface Server permits Postgres.Running, Elasticsearch.Running {

    String name();

    Tether.Child child();

    void stop();
}
