package io.haldane.load.generate;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.haldane.load.plan.Refusal;
import io.haldane.load.plan.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a method takes. */
record MessageType(Descriptor type) {
  /**
   * @param files all files of the service, by name
   */
  static MessageType of(Target.Grpc target, Map<String, FileDescriptorProto> files) throws Refusal {
    Linking linking = new Linking(files);
    for (String name : files.keySet()) {
      for (ServiceDescriptor service : linking.file(name, 0).getServices()) {
        MethodDescriptor method = service.findMethodByName(target.method());
        if (service.getFullName().equals(target.service()) && method != null) {
          return unary(method);
        }
      }
    }
    throw new Refusal(
        "The load did not start: %s has no method %s."
            .formatted(target.service(), target.method()));
  }

  private static MessageType unary(MethodDescriptor method) throws Refusal {
    if (method.isClientStreaming()) {
      throw new Refusal(
          "The load did not start: %s takes a stream, and only calls with one message are supported."
              .formatted(method.getFullName()));
    }
    return new MessageType(method.getInputType());
  }

  ByteString parse(String json) throws Refusal {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    try {
      JsonFormat.parser().merge(json, message);
    } catch (InvalidProtocolBufferException e) {
      // Its message quotes the data.
      throw new Refusal("The load did not start: --data is not a " + type.getFullName() + ".");
    }
    return message.build().toByteString();
  }

  /** Files with their imports. */
  private static final class Linking {
    private static final int DEEPEST = 100;
    private final Map<String, FileDescriptorProto> files;
    private final Map<String, FileDescriptor> linked = new HashMap<>();

    Linking(Map<String, FileDescriptorProto> files) {
      this.files = files;
    }

    /** Imports in a circle end at the deepest level. */
    FileDescriptor file(String name, int level) throws Refusal {
      FileDescriptor before = linked.get(name);
      if (before != null) {
        return before;
      }
      FileDescriptorProto file = files.get(name);
      if (file == null || level > DEEPEST) {
        throw incomplete();
      }
      List<FileDescriptor> imports = new ArrayList<>();
      for (String each : file.getDependencyList()) {
        imports.add(file(each, level + 1));
      }
      try {
        FileDescriptor result =
            FileDescriptor.buildFrom(file, imports.toArray(new FileDescriptor[0]));
        linked.put(name, result);
        return result;
      } catch (DescriptorValidationException e) {
        throw incomplete();
      }
    }

    private static Refusal incomplete() {
      return new Refusal("The load did not start: the server does not describe all of its types.");
    }
  }
}
