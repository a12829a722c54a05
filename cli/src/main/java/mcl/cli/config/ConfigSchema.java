package mcl.cli.config;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.PropertySortUtils;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import mcl.base.config.Range;
import mcl.base.config.Ranges;
import mcl.base.json.Json;

/**
 * The JSON Schema of a configuration, for editors: types, names and ranges from the records,
 * meanings from their Javadoc, defaults from the configuration of defaults.
 */
public final class ConfigSchema {
  /** Editors know this version best. */
  private static final SchemaVersion VERSION = SchemaVersion.DRAFT_7;

  private ConfigSchema() {}

  /** The schema as indented JSON. */
  public static String of(ConfigKind kind) {
    return of("Configuration of mcl " + kind.command(), kind.defaults());
  }

  static String of(String title, Record defaults) {
    ObjectNode schema = generator().generateSchema(defaults.getClass());
    schema.put("title", title);
    for (Field field : FieldIndex.of(defaults).all()) {
      describe((ObjectNode) schema.at(field.schemaPointer()), field);
    }
    addFieldsOfTheFile((ObjectNode) schema.get("properties"));
    return Json.text(schema);
  }

  private static void describe(ObjectNode schema, Field field) {
    schema.put("description", field.description());
    if (!field.isSection() && field.hasDefault()) {
      schema.set("default", field.fallback());
    }
  }

  private static void addFieldsOfTheFile(ObjectNode properties) {
    properties
        .putObject("$schema")
        .put("type", "string")
        .put("description", "Where this schema lies, for editors.");
    ObjectNode bases =
        properties
            .putObject("extends")
            .put(
                "description",
                "The file or files that this one builds on, from the folder of this one. Of several,"
                    + " a later one lies over those before it, and this file over all.");
    bases.putArray("type").add("string").add("array");
    bases.putObject("items").put("type", "string");
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(VERSION, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
            .with(Option.INLINE_ALL_SCHEMAS, Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .without(Option.FLATTENED_ENUMS_FROM_TOSTRING);
    config
        .forTypesInGeneral()
        .withPropertySorter(PropertySortUtils.SORT_PROPERTIES_FIELDS_BEFORE_METHODS)
        .withCustomDefinitionProvider(ConfigSchema::namedEntries);
    config
        .forFields()
        .withNullableCheck(ConfigSchema::mayBeNull)
        .withNumberInclusiveMinimumResolver(field -> bound(field, Range::min))
        .withNumberInclusiveMaximumResolver(field -> bound(field, Range::max))
        .withNumberExclusiveMinimumResolver(field -> bound(field, Range::above))
        .withNumberExclusiveMaximumResolver(field -> bound(field, Range::below));
    return new SchemaGenerator(config.build());
  }

  /** A number that may be given in another way instead, such as steps or a share of them. */
  private static boolean mayBeNull(FieldScope field) {
    return Number.class.isAssignableFrom(field.getRawMember().getType());
  }

  private static BigDecimal bound(FieldScope field, ToDoubleFunction<Range> side) {
    Range range = field.getAnnotation(Range.class);
    double value = range == null ? Double.NaN : side.applyAsDouble(range);
    return Double.isFinite(value) ? new BigDecimal(Ranges.plain(value)) : null;
  }

  /** A map from the constants of an enum has a property for each. */
  private static CustomDefinition namedEntries(ResolvedType type, SchemaGenerationContext context) {
    if (!type.isInstanceOf(Map.class)) {
      return null;
    }
    List<ResolvedType> types = type.typeParametersFor(Map.class);
    ObjectNode definition = context.getGeneratorConfig().createObjectNode();
    definition.put("type", "object");
    ObjectNode properties = definition.putObject("properties");
    for (Object constant : types.get(0).getErasedType().getEnumConstants()) {
      JsonNode entry = context.createDefinition(types.get(1));
      properties.set(Json.toTree(constant).asText(), entry);
    }
    definition.put("additionalProperties", false);
    return new CustomDefinition(
        definition,
        CustomDefinition.DefinitionType.INLINE,
        CustomDefinition.AttributeInclusion.YES);
  }
}
