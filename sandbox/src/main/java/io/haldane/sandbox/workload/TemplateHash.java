package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The part of a pod's name that stands for its template. */
final class TemplateHash {
  private TemplateHash() {}

  static String of(PodTemplateSpec template) {
    CRC32 sum = new CRC32();
    sum.update(Serialization.asJson(template).getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}
