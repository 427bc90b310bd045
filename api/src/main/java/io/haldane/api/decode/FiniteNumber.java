package io.haldane.api.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a number, or a text of one: a limit that is no number would let everything pass. */
final class FiniteNumber extends StdDeserializer<Double> {
  private static final long serialVersionUID = 1L;

  FiniteNumber() {
    super(Double.class);
  }

  @Override
  public @Nullable Double deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    if (json.currentToken().isNumeric()) {
      return json.getDoubleValue();
    }
    if (!json.currentToken().isScalarValue()) {
      return (Double) context.handleUnexpectedToken(Double.class, json);
    }
    String text = json.getText().strip();
    if (text.isEmpty()) {
      return null;
    }
    double value = parse(text);
    return Double.isFinite(value)
        ? Double.valueOf(value)
        : (Double) context.handleWeirdStringValue(Double.class, "", "not a number");
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
