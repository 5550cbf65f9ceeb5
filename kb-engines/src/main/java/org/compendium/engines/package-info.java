/// Starts the real PostgreSQL and Elasticsearch as child processes, in a folder of ours, and ends
/// them with us however we end. Start at [Engines]; [DataFolder] is what it keeps everything in,
/// and is also for an application whose engines are elsewhere.
@NullMarked
package org.compendium.engines;

import org.jspecify.annotations.NullMarked;
