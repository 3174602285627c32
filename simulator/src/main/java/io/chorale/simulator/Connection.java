package io.chorale.simulator;

import io.chorale.simulator.steering.SteeringException;
import io.chorale.simulator.wire.Call;
import io.chorale.simulator.wire.Protocol;
import io.chorale.simulator.wire.Refusal;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One client's connection: a request, its exchange, the next request. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  private final Calls calls;
  private final Ids ids;
  private @Nullable Exchange exchange;

  Connection(Calls calls, Ids ids) {
    this.calls = calls;
    this.ids = ids;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (exchange != null && exchange.isOpen()) {
      // No client here pipelines; two answers would be mixed on one connection.
      close(ctx);
      return;
    }
    Call call = Heads.read(request);
    Protocol protocol = Protocol.spokenBy(call);
    Reply reply = new Reply(ctx, ids.next(), HttpUtil.isKeepAlive(request));
    reply.add(protocol.headers(reply.id()));
    try {
      Heads.check(request);
      String body = request.content().toString(StandardCharsets.UTF_8);
      exchange = calls.take(call, body, protocol, reply);
    } catch (SteeringException unclear) {
      reply.refuse(
          new Refusal(Refusal.Reason.BAD_REQUEST, String.valueOf(unclear.getMessage())),
          protocol.errors());
    } catch (Refusal refusal) {
      reply.refuse(refusal, protocol.errors());
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (exchange != null && ctx.channel().isWritable()) {
      exchange.writable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.gone();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A reset by the client is an end as good as any other.
    if (!(cause instanceof IOException)) {
      LOG.log(System.Logger.Level.WARNING, "The connection is closed after a defect", cause);
    }
    close(ctx);
  }

  private static void close(ChannelHandlerContext ctx) {
    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }
}
