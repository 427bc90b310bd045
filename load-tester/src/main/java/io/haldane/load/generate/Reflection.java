package io.haldane.load.generate;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.haldane.load.plan.Refusal;
import io.haldane.load.plan.Target;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks a server for the types of its methods, by the protocol of gRPC's server reflection. Its two
 * messages have four fields that matter here, so they are read without generated code.
 */
final class Reflection {
  private static final List<String> VERSIONS =
      List.of("grpc.reflection.v1", "grpc.reflection.v1alpha");
  private static final int FILE_BY_NAME = 3;
  private static final int FILE_WITH_SYMBOL = 4;
  private static final int FILES = 4;
  private static final int ONE_FILE = 1;
  private static final int MOST_FILES = 200;

  /** Flag and length. */
  private static final int PREFIX = 5;

  private final Vertx vertx;
  private final GrpcExchange exchange;

  Reflection(Vertx vertx, GrpcExchange exchange) {
    this.vertx = vertx;
    this.exchange = exchange;
  }

  /** The message of a call in its binary form. */
  ByteString message(Target.Grpc target) throws Refusal, InterruptedException {
    for (String version : VERSIONS) {
      Optional<List<FileDescriptorProto>> first = ask(version, FILE_WITH_SYMBOL, target.service());
      if (first.isPresent()) {
        return MessageType.of(target, withImports(version, first.get())).parse(target.json());
      }
    }
    throw new Refusal(
        "The load did not start: the server does not describe %s by server reflection, which is needed for --data."
            .formatted(target.service()));
  }

  private Map<String, FileDescriptorProto> withImports(
      String version, List<FileDescriptorProto> first) throws Refusal, InterruptedException {
    Map<String, FileDescriptorProto> files = new TreeMap<>();
    Deque<FileDescriptorProto> found = new ArrayDeque<>(first);
    first.forEach(file -> files.put(file.getName(), file));
    while (!found.isEmpty() && files.size() < MOST_FILES) {
      for (String name : found.poll().getDependencyList()) {
        if (!files.containsKey(name)) {
          for (FileDescriptorProto file : ask(version, FILE_BY_NAME, name).orElse(List.of())) {
            files.put(file.getName(), file);
            found.add(file);
          }
        }
      }
    }
    return files;
  }

  /** Empty when the server does not know what was asked for, or no reflection. */
  private Optional<List<FileDescriptorProto>> ask(String version, int field, String name)
      throws Refusal, InterruptedException {
    ByteString question =
        UnknownFieldSet.newBuilder()
            .addField(
                field,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8(name))
                    .build())
            .build()
            .toByteString();
    Exchange asking = exchange.of(version + ".ServerReflection/ServerReflectionInfo", question);
    return files(new SingleCall(vertx, asking).answer());
  }

  private static Optional<List<FileDescriptorProto>> files(Buffer answer) throws Refusal {
    try {
      if (answer.length() < PREFIX) {
        return Optional.empty();
      }
      int length = Math.clamp(answer.getInt(1), 0, answer.length() - PREFIX);
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(answer.getBytes(PREFIX, PREFIX + length));
      if (!fields.hasField(FILES)) {
        return Optional.empty();
      }
      List<FileDescriptorProto> files = new java.util.ArrayList<>();
      for (ByteString response : fields.getField(FILES).getLengthDelimitedList()) {
        for (ByteString file :
            UnknownFieldSet.parseFrom(response).getField(ONE_FILE).getLengthDelimitedList()) {
          files.add(FileDescriptorProto.parseFrom(file));
        }
      }
      return Optional.of(files);
    } catch (InvalidProtocolBufferException e) {
      throw new Refusal("The load did not start: the answer to server reflection is not valid.");
    }
  }
}
