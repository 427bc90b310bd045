package io.haldane.view.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.TableLib;
import org.luaj.vm2.lib.jse.JseBaseLib;
import org.luaj.vm2.lib.jse.JseOsLib;

/** A script of Argo CD: it finds an object as {@code obj} and returns a table. */
record LuaScript(String text) {
  /** What the script returns, with every list as an object whose names are numbers. */
  ObjectNode run(JsonNode object) {
    Globals globals = new Globals();
    // Argo CD offers these libraries only, and of the last one only what asks for the time.
    globals.load(new JseBaseLib());
    globals.load(new PackageLib());
    globals.load(new TableLib());
    globals.load(new StringLib());
    globals.load(new JseOsLib());
    LoadState.install(globals);
    LuaC.install(globals);
    globals.set("obj", lua(object));
    return (ObjectNode) json(globals.load(text, "script").call());
  }

  private static LuaValue lua(JsonNode node) {
    if (node.isObject() || node.isArray()) {
      LuaTable table = new LuaTable();
      node.properties().forEach(entry -> table.set(entry.getKey(), lua(entry.getValue())));
      int index = 1;
      for (JsonNode element : node.isArray() ? node : JsonNodeFactory.instance.arrayNode()) {
        table.set(index++, lua(element));
      }
      return table;
    }
    if (node.isBoolean()) {
      return LuaValue.valueOf(node.asBoolean());
    }
    if (node.isNumber()) {
      return LuaValue.valueOf(node.asDouble());
    }
    return node.isNull() ? LuaValue.NIL : LuaValue.valueOf(node.asText());
  }

  private static JsonNode json(LuaValue value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value.istable()) {
      ObjectNode object = nodes.objectNode();
      for (LuaValue key : value.checktable().keys()) {
        object.set(key.tojstring(), json(value.get(key)));
      }
      return object;
    }
    if (value.isboolean()) {
      return nodes.booleanNode(value.toboolean());
    }
    return nodes.textNode(value.tojstring());
  }
}
