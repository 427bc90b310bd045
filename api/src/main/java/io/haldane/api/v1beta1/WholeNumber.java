package io.haldane.api.v1beta1;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole number from any number or from a text of one; fractions are cut off, and what does
 * not fit is the nearest that does.
 *
 * <p>The schema calls these fields {@code number}. One canary with a fraction must not make all of
 * them unreadable to an informer.
 */
final class WholeNumber extends StdDeserializer<Integer> implements ContextualDeserializer {
  private static final long serialVersionUID = 1L;
  private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final @Nullable Integer absent;

  WholeNumber() {
    this(null);
  }

  private WholeNumber(@Nullable Integer absent) {
    super(Integer.class);
    this.absent = absent;
  }

  /** An {@code int} cannot be null: it is zero when absent. */
  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    boolean primitive = property != null && property.getType().isPrimitive();
    return primitive ? new WholeNumber(0) : this;
  }

  @Override
  public @Nullable Integer deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.currentToken().isNumeric()) {
      return nearest(parser.getDecimalValue());
    }
    if (!parser.currentToken().isScalarValue()) {
      return (Integer) context.handleUnexpectedToken(Integer.class, parser);
    }
    String text = parser.getText().strip();
    if (text.isEmpty()) {
      return absent;
    }
    try {
      return nearest(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return (Integer) context.handleWeirdStringValue(Integer.class, text, "not a number");
    }
  }

  @Override
  public @Nullable Integer getNullValue(DeserializationContext context) {
    return absent;
  }

  private static int nearest(BigDecimal number) {
    return number.max(LEAST).min(MOST).intValue();
  }
}
