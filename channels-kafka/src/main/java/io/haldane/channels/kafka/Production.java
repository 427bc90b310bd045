package io.haldane.channels.kafka;

import io.haldane.channels.kafka.ProducerIds.ProducerId;
import java.util.List;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;

/** Writes to one partition, in the name of one producer. */
record Production(Wire wire, Endings endings, Partition partition, ProducerId producer) {
  private static final short ALL_IN_SYNC = -1;

  /** Each producer writes one event. */
  private static final int FIRST = 0;

  /** What the broker says. */
  PartitionProduceResponse of(Entry entry, Node leader) throws Ended, InterruptedException {
    ProduceResponse answer =
        wire.ask(leader, ProduceRequest.builder(data(entry)), ProduceResponse.class);
    return answer.data().responses().stream()
        .flatMap(topic -> topic.partitionResponses().stream())
        .findFirst()
        .orElseThrow(endings::unreadable);
  }

  private ProduceRequestData data(Entry entry) {
    MemoryRecords records =
        MemoryRecords.withIdempotentRecords(
            Compression.NONE, producer.id(), producer.epoch(), FIRST, entry.asRecord());
    TopicProduceData topic =
        new TopicProduceData()
            .setName(entry.topic())
            .setTopicId(partition.topic())
            .setPartitionData(
                List.of(
                    new PartitionProduceData().setIndex(partition.number()).setRecords(records)));
    return new ProduceRequestData()
        .setTransactionalId(null)
        .setAcks(ALL_IN_SYNC)
        .setTimeoutMs((int) Math.max(1, wire.left().toMillis()))
        .setTopicData(new TopicProduceDataCollection(List.of(topic).iterator()));
  }
}
