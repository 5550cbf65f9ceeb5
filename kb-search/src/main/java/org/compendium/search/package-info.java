/// Finds documents and their paragraphs. Start at [org.compendium.search.Search]; the index behind
/// it is derived from the truth and fed by [org.compendium.search.IndexFeed]. Nothing outside this
/// package knows Elasticsearch. What is curated is found beside it by
/// [org.compendium.search.CuratedSearch], and where something is named by
/// [org.compendium.search.WhereNamed].
@NullMarked
package org.compendium.search;

import org.jspecify.annotations.NullMarked;
