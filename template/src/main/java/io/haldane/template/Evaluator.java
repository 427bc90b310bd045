package io.haldane.template;

import io.haldane.template.Pipeline.Binding;
import io.haldane.template.Pipeline.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a parsed template out for one canary. */
final class Evaluator {
  private final TemplateValues values;
  private final Scope<Value> scope = new Scope<>();
  private final StringBuilder text = new StringBuilder();

  private Evaluator(TemplateValues values) {
    this.values = values;
  }

  static String evaluate(List<Node> nodes, TemplateValues values) {
    Evaluator evaluator = new Evaluator(values);
    evaluator.write(nodes);
    return evaluator.text.toString();
  }

  private void write(List<Node> nodes) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Words words -> text.append(words.text());
        case Node.Action action -> write(action.pipeline());
        case Node.Choice choice -> write(choice);
      }
    }
  }

  private void write(Pipeline pipeline) {
    Value value = pipeline(pipeline);
    if (pipeline.binding() == null) {
      int offset = pipeline.commands().getFirst().first().offset();
      text.append(Calls.shown(value, offset));
      checkLength(text.length(), offset);
    }
  }

  private void write(Node.Choice choice) {
    int mark = scope.enter();
    List<Node> chosen = choice.otherwise();
    for (Node.Branch branch : choice.branches()) {
      if (pipeline(branch.condition()).holds()) {
        chosen = branch.body();
        break;
      }
    }
    write(chosen);
    scope.leave(mark);
  }

  private Value pipeline(Pipeline pipeline) {
    Value value = null;
    for (Command command : pipeline.commands()) {
      value = command(command, value);
    }
    Value result = Objects.requireNonNull(value, "a pipeline has commands");
    Binding binding = pipeline.binding();
    if (binding != null && (binding.declares() || !scope.assign(binding.variable(), result))) {
      scope.declare(binding.variable(), result);
    }
    return result;
  }

  /**
   * @param piped value of the command before, or null at the first one
   */
  private Value command(Command command, @Nullable Value piped) {
    Operand first = command.first();
    List<Operand> rest = command.operands().subList(1, command.operands().size());
    if (first instanceof Operand.Call(Function function, int offset)) {
      return call(function, offset, rest, piped);
    }
    if (!rest.isEmpty() || piped != null) {
      throw new TemplateFault(first.offset(), "can't give arguments to a non-function");
    }
    if (first instanceof Operand.Constant(Value.Nothing(), int offset)) {
      throw new TemplateFault(offset, "nil is not a command");
    }
    return operand(first);
  }

  private Value operand(Operand operand) {
    return switch (operand) {
      case Operand.Constant constant -> constant.value();
      case Operand.Dot _ -> new Value.Nothing();
      case Operand.Variable variable -> variable(variable);
      case Operand.Call call -> call(call.function(), call.offset(), List.of(), null);
      case Operand.Nested nested -> pipeline(nested.pipeline());
      case Operand.Field field -> Calls.field(operand(field.base()), field.name(), field.offset());
    };
  }

  private Value variable(Operand.Variable variable) {
    Value value = scope.get(variable.name());
    if (value == null) {
      throw new TemplateFault(variable.offset(), "undefined variable: " + variable.name());
    }
    return value;
  }

  private Value call(Function function, int offset, List<Operand> rest, @Nullable Value piped) {
    int given = rest.size() + (piped == null ? 0 : 1);
    if (!function.takes(given)) {
      String wants = "want " + function.wants() + " got " + given;
      throw new TemplateFault(
          offset, "wrong number of arguments for " + function.word() + ": " + wants);
    }
    boolean decides = function == Function.AND || function == Function.OR;
    List<Value> arguments = new ArrayList<>();
    for (Operand operand : rest) {
      Value value = operand(operand);
      // The first that decides is the answer; those after it are not looked at.
      if (decides && value.holds() == (function == Function.OR)) {
        return value;
      }
      arguments.add(value);
    }
    if (piped != null) {
      arguments.add(piped);
    }
    Value result = Calls.apply(function, arguments, values, offset);
    if (result instanceof Value.Text(String made)) {
      checkLength(made.length(), offset);
    }
    return result;
  }

  private static void checkLength(int length, int offset) {
    if (length > QueryTemplate.LONGEST) {
      throw new TemplateFault(
          offset, "the query becomes longer than " + QueryTemplate.LONGEST + " characters here");
    }
  }
}
