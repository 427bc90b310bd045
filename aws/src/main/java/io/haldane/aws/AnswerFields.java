package io.haldane.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts in an answer by their names, wherever they are in it. AWS gives XML or JSON. */
record AnswerFields(Map<String, String> values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is neither has no fields. */
  static AnswerFields of(String body) {
    Map<String, String> values = new HashMap<>();
    try {
      if (body.stripLeading().startsWith("<")) {
        readXml(body, values);
      } else {
        readJson(JSON.readTree(body), values);
      }
    } catch (JsonProcessingException | XMLStreamException _) {
      values.clear();
    }
    return new AnswerFields(values);
  }

  /** Empty if it is not there. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  private static void readJson(JsonNode node, Map<String, String> values) {
    node.properties()
        .forEach(field -> {
          if (field.getValue().isValueNode()) {
            values.put(field.getKey(), field.getValue().asText());
          } else {
            readJson(field.getValue(), values);
          }
        });
  }

  private static void readXml(String body, Map<String, String> values) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(body));
    String name = "";
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          name = reader.getLocalName();
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          if (reader.getLocalName().equals(name)) {
            values.put(name, text.toString().strip());
          }
          name = "";
        }
        default -> {
          // Comments and the like.
        }
      }
    }
  }

  /** Names only: the values are secret. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
