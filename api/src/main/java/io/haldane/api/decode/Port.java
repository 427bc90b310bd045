package io.haldane.api.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a port's number or name. A schema of {@code int-or-string} knows no largest number. */
final class Port extends StdDeserializer<IntOrString> {
  private static final long serialVersionUID = 1L;

  /** Of a name, as the API server allows it in a Service; a longer one is no name anyway. */
  private static final int LONGEST = 253;

  Port() {
    super(IntOrString.class);
  }

  @Override
  public @Nullable IntOrString deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    if (json.currentToken().isNumeric()) {
      double value = json.getDoubleValue();
      return value == (int) value
          ? new IntOrString((int) value)
          : (IntOrString) context.handleWeirdNumberValue(IntOrString.class, 0, "not a port");
    }
    String text = json.currentToken().isScalarValue() ? json.getText() : "";
    return !json.currentToken().isScalarValue() || text.length() > LONGEST
        ? (IntOrString) context.handleUnexpectedToken(IntOrString.class, json)
        : new IntOrString(text);
  }
}
