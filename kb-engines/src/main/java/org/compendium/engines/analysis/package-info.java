/// A plugin for the embedded Elasticsearch, which comes without the module that knows languages. It
/// registers the same names, so that index settings are the same on both. Start at [Analysis].
///
/// These classes run inside Elasticsearch and are not part of the application.
@NullMarked
package org.compendium.engines.analysis;

import org.jspecify.annotations.NullMarked;
