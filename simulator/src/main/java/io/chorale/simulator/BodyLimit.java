package io.chorale.simulator;

import io.chorale.simulator.wire.Call;
import io.chorale.simulator.wire.Protocol;
import io.chorale.simulator.wire.Refusal;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;

/** Gathers a request's body; one that is too long is answered and its rest read over. */
final class BodyLimit extends HttpObjectAggregator {

  /** Room for a long conversation with attachments; real providers allow 20 to 32 MB. */
  static final int BYTES = 8 * 1024 * 1024;

  private final Ids ids;

  BodyLimit(Ids ids) {
    super(BYTES);
    this.ids = ids;
  }

  @Override
  protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
    // A server codec decodes requests only.
    HttpRequest request = (HttpRequest) oversized;
    Call call = Heads.read(request);
    Protocol protocol = Protocol.spokenBy(call);
    // Kept open: closing while the client still sends would take the answer from it.
    Reply reply = new Reply(ctx, ids.next(), true);
    reply.add(protocol.headers(reply.id()));
    reply.refuse(
        new Refusal(Refusal.Reason.TOO_LARGE, "The request body is longer than 8 MB."),
        protocol.errors());
  }
}
