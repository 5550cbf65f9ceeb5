package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the parameters by which an answer is narrowed, one for each facet, which
/// [org.compendium.search.SearchAddress] reads: each several times, or once with commas.
@Parameter(
        name = "theme",
        in = ParameterIn.QUERY,
        description = "Slugs of concepts; those below them count too",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "country",
        in = ParameterIn.QUERY,
        description = "ISO 3166-1 alpha-3",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "region",
        in = ParameterIn.QUERY,
        description = "UN M49; the countries and regions in them count too",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "group",
        in = ParameterIn.QUERY,
        description = "ldc, lldc, sids: on the day of the document",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "stage",
        in = ParameterIn.QUERY,
        description = "developed, developing",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "kind",
        in = ParameterIn.QUERY,
        description = "What kind of document",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "body",
        in = ParameterIn.QUERY,
        description = "The code of a United Nations organ, or a name as printed",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "language",
        in = ParameterIn.QUERY,
        description = "BCP 47",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "year",
        in = ParameterIn.QUERY,
        description = "Four digits",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Narrowed {}
