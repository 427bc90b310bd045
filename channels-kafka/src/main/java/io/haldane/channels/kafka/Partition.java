package io.haldane.channels.kafka;

import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.MetadataResponse.PartitionMetadata;
import org.apache.kafka.common.requests.MetadataResponse.TopicMetadata;

/**
 * Where an entry belongs.
 *
 * @param topic id of the topic; zero where the cluster is too old for ids
 * @param leader the broker that writes to it
 */
record Partition(Uuid topic, int number, Node leader) {
  /** Asks a broker. The key decides, as it does for every producer. */
  static Partition of(Entry entry, Wire wire, Node node, Endings endings)
      throws Ended, InterruptedException {
    MetadataResponse answer =
        wire.ask(
            node,
            MetadataRequest.Builder.forTopicNames(List.of(entry.topic()), false),
            MetadataResponse.class);
    TopicMetadata topic =
        answer.topicMetadata().stream()
            .filter(one -> entry.topic().equals(one.topic()))
            .findFirst()
            .orElseThrow(endings::unreadable);
    if (topic.error() == Errors.UNKNOWN_TOPIC_OR_PARTITION) {
      throw endings.forGood(
          "has no topic %s, or its user may not see it; create it".formatted(entry.topic()));
    }
    wire.check(topic.error());
    return of(entry, topic, answer, endings);
  }

  private static Partition of(
      Entry entry, TopicMetadata topic, MetadataResponse answer, Endings endings) throws Ended {
    List<PartitionMetadata> all = topic.partitionMetadata();
    if (all.isEmpty()) {
      throw endings.unreadable();
    }
    int number = BuiltInPartitioner.partitionForKey(entry.keyBytes(), all.size());
    return all.stream()
        .filter(one -> one.partition() == number)
        .flatMap(one -> one.leaderId.stream())
        .flatMap(id -> answer.brokers().stream().filter(broker -> broker.id() == id))
        .findFirst()
        .map(leader -> new Partition(topic.topicId(), number, leader))
        .orElseThrow(() -> endings.refused(Errors.LEADER_NOT_AVAILABLE, null));
  }
}
