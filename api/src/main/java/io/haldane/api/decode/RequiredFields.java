package io.haldane.api.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Required;
import io.haldane.api.Fault;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fields that our schema requires and that are not there all the same: the object was stored when
 * the cluster had another schema.
 */
final class RequiredFields {
  private static final int MOST_FAULTS = 20;
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> record) {
          List<Field> fields = new ArrayList<>();
          for (RecordComponent component : record.getRecordComponents()) {
            fields.add(Field.of(component));
          }
          return List.copyOf(fields);
        }
      };

  /**
   * A field and the record that it is, or has a list of. What the maps of ours lead to, such as the
   * steps of a run, does without.
   */
  private record Field(String name, boolean required, Optional<Class<?>> below) {
    static Field of(RecordComponent component) {
      boolean required = component.getAccessor().isAnnotationPresent(Required.class);
      return new Field(component.getName(), required, below(component.getGenericType()));
    }

    private static Optional<Class<?>> below(Type type) {
      if (type instanceof Class<?> found) {
        return found.isRecord() ? Optional.of(found) : Optional.empty();
      }
      return type instanceof ParameterizedType list && list.getRawType() == List.class
          ? below(list.getActualTypeArguments()[0])
          : Optional.empty();
    }
  }

  private final FieldPath path = new FieldPath();
  private final List<Fault> faults = new ArrayList<>();

  private RequiredFields() {}

  /**
   * @param name of the field that has the record, for the paths of faults
   */
  static List<Fault> missing(String name, JsonNode value, Class<?> record) {
    RequiredFields fields = new RequiredFields();
    fields.path.down(name);
    fields.look(value, record);
    return fields.faults;
  }

  private void look(JsonNode value, Class<?> record) {
    if (value.isObject()) {
      FIELDS.get(record).forEach(field -> look(value.path(field.name()), field));
    }
  }

  private void look(JsonNode value, Field field) {
    path.down(field.name());
    if (field.required() && (value.isMissingNode() || value.isNull())) {
      fault("is missing");
    }
    if (field.below().isPresent()) {
      below(value, field.below().get());
    }
    path.up();
  }

  /** An entry that is empty is not there, see the records. */
  private void below(JsonNode value, Class<?> record) {
    look(value, record);
    if (value.isArray()) {
      for (int i = 0; i < value.size() && faults.size() < MOST_FAULTS; i++) {
        path.down(i);
        look(value.path(i), record);
        path.up();
      }
    }
  }

  private void fault(String why) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new Fault(path.toString(), why));
    }
  }
}
