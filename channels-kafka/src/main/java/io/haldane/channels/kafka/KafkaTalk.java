package io.haldane.channels.kafka;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.channels.kafka.ProducerIds.Attempt;
import io.haldane.channels.kafka.ProducerIds.ProducerId;
import io.haldane.channels.tcp.Unusable;
import io.haldane.outbound.ReplyListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.InvalidMetadataException;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.requests.InitProducerIdResponse;

/**
 * One event, in one conversation with a cluster. Events are rare: connections for each leave
 * nothing behind.
 *
 * @param open brokers that take requests, by their address
 */
record KafkaTalk(Wire wire, Brokers brokers, Endings endings, Map<String, Node> open) {
  private static final Duration PAUSE = Duration.ofMillis(100);

  static Delivery tell(Channel channel, Entry entry, ProducerIds producers, Duration timeout)
      throws Unusable, InterruptedException {
    Brokers brokers = Brokers.of(channel);
    Endings endings = new Endings(channel, timeout);
    Attempt attempt = new Attempt(channel.address(), entry.topic(), entry.id());
    try (Wire wire = new Wire(brokers, endings)) {
      new KafkaTalk(wire, brokers, endings, new HashMap<>()).write(entry, attempt, producers);
      producers.forget(attempt);
      return new Delivery.Sent();
    } catch (Ended e) {
      if (!e.mayPass()) {
        producers.forget(attempt);
      }
      e.silence().ifPresent(ReplyListener::report);
      return e.delivery();
    }
  }

  private void write(Entry entry, Attempt attempt, ProducerIds producers)
      throws Ended, InterruptedException {
    Node first = wire.any(brokers.first());
    new Authentication(wire, endings, brokers.login()).at(first);
    open.put(place(first), first);
    Optional<ProducerId> before = producers.of(attempt);
    ProducerId producer = before.isPresent() ? before.get() : producer(first);
    producers.keep(attempt, producer);
    PartitionProduceResponse written = write(entry, producer, first);
    while (isMoving(written) && hasTime()) {
      wire.pause(PAUSE);
      written = write(entry, producer, first);
    }
    check(written);
  }

  private PartitionProduceResponse write(Entry entry, ProducerId producer, Node first)
      throws Ended, InterruptedException {
    Partition partition = Partition.of(entry, wire, first, endings);
    return new Production(wire, endings, partition, producer).of(entry, leader(partition.leader()));
  }

  /** The partition gets another leader, or one for the first time. */
  private static boolean isMoving(PartitionProduceResponse written) {
    return Errors.forCode(written.errorCode()).exception() instanceof InvalidMetadataException;
  }

  private boolean hasTime() {
    return wire.left().compareTo(PAUSE) > 0;
  }

  private void check(PartitionProduceResponse written) throws Ended {
    Errors error = Errors.forCode(written.errorCode());
    // The broker has it from an earlier attempt.
    if (error != Errors.NONE && error != Errors.DUPLICATE_SEQUENCE_NUMBER) {
      throw endings.refused(error, written.errorMessage());
    }
  }

  /** The same broker under the same address is not connected to twice. */
  private Node leader(Node leader) throws Ended, InterruptedException {
    Node before = open.get(place(leader));
    if (before != null) {
      return before;
    }
    wire.connect(leader);
    new Authentication(wire, endings, brokers.login()).at(leader);
    open.put(place(leader), leader);
    return leader;
  }

  private static String place(Node node) {
    return node.host() + ":" + node.port();
  }

  private ProducerId producer(Node node) throws Ended, InterruptedException {
    InitProducerIdResponse answer = askForProducer(node);
    // A broker fetches ids for all its producers when the first one asks.
    while (answer.error() == Errors.COORDINATOR_LOAD_IN_PROGRESS && hasTime()) {
      wire.pause(PAUSE);
      answer = askForProducer(node);
    }
    wire.check(answer.error());
    return new ProducerId(answer.data().producerId(), answer.data().producerEpoch());
  }

  private InitProducerIdResponse askForProducer(Node node) throws Ended, InterruptedException {
    return wire.ask(
        node,
        new InitProducerIdRequest.Builder(
            new InitProducerIdRequestData()
                .setTransactionalId(null)
                .setTransactionTimeoutMs(Integer.MAX_VALUE)),
        InitProducerIdResponse.class);
  }
}
