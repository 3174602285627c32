package io.chorale.simulator;

import static io.netty.buffer.ByteBufUtil.utf8Bytes;
import static io.netty.buffer.ByteBufUtil.writeUtf8;
import static io.netty.handler.codec.http.HttpHeaderNames.CACHE_CONTROL;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.SERVER;
import static io.netty.handler.codec.http.HttpHeaderNames.TRANSFER_ENCODING;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.wire.Errors;
import io.chorale.simulator.wire.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The response to one request, and the event loop that sends it. */
final class Reply {

  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream; charset=utf-8";

  private static final String BAD_GATEWAY =
      """
      <html>
      <head><title>502 Bad Gateway</title></head>
      <body>
      <center><h1>502 Bad Gateway</h1></center>
      <hr><center>nginx</center>
      </body>
      </html>
      """;

  private final ChannelHandlerContext ctx;
  private final String id;
  private final boolean keepAlive;
  private final HttpHeaders headers = new DefaultHttpHeaders();

  Reply(ChannelHandlerContext ctx, String id, boolean keepAlive) {
    this.ctx = ctx;
    this.id = id;
    this.keepAlive = keepAlive;
  }

  String id() {
    return id;
  }

  void add(String name, String value) {
    headers.set(name, value);
  }

  void add(Map<String, String> more) {
    more.forEach(this::add);
  }

  void json(int status, ObjectNode body) {
    whole(status, JSON, body.toString());
  }

  void refuse(Refusal refusal, Errors errors) {
    json(errors.status(refusal.reason()), errors.body(refusal, id));
  }

  /** What a proxy sends when it does not reach the provider; nothing of the provider is in it. */
  void badGateway(int status) {
    headers.clear().set(SERVER, "nginx");
    whole(status, "text/html", BAD_GATEWAY);
  }

  /** A body that breaks off inside its JSON, properly framed. */
  void garbage() {
    whole(200, JSON, "{\"id\":\"" + id + "\",\"mod");
  }

  private void whole(int status, String type, String text) {
    ByteBuf body = bytes(text);
    headers.set(CONTENT_TYPE, type);
    HttpResponse response =
        new DefaultFullHttpResponse(HTTP_1_1, HttpResponseStatus.valueOf(status), body);
    response.headers().add(headers);
    HttpUtil.setContentLength(response, body.readableBytes());
    end(response);
  }

  void openStream() {
    openStream(200, EVENTS);
  }

  void openStream(int status, String type) {
    HttpResponse response = new DefaultHttpResponse(HTTP_1_1, HttpResponseStatus.valueOf(status));
    headers.set(CONTENT_TYPE, type).set(CACHE_CONTROL, "no-cache");
    headers.set(TRANSFER_ENCODING, "chunked");
    response.headers().add(headers);
    if (!keepAlive) {
      response.headers().set(CONNECTION, "close");
    }
    write(response);
  }

  void send(StringBuilder events) {
    if (!events.isEmpty()) {
      write(new DefaultHttpContent(bytes(events)));
    }
  }

  void send(byte[] body, int from, int to) {
    write(new DefaultHttpContent(Unpooled.wrappedBuffer(body, from, to - from)));
  }

  void endStream() {
    end(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  /** Closes after what was written, without the body's last chunk. */
  void cut(boolean reset) {
    if (reset) {
      // Closing then sends an RST in place of a FIN.
      ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    }
    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  private void end(Object message) {
    if (keepAlive) {
      write(message);
      return;
    }
    if (message instanceof HttpResponse response) {
      response.headers().set(CONNECTION, "close");
    }
    ctx.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE);
  }

  private void write(Object message) {
    ctx.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  private ByteBuf bytes(CharSequence text) {
    ByteBuf buffer = ctx.alloc().buffer(utf8Bytes(text));
    writeUtf8(buffer, text);
    return buffer;
  }

  EventExecutor loop() {
    return ctx.executor();
  }

  boolean isWritable() {
    return ctx.channel().isWritable();
  }

  long nanoTime() {
    return ctx.executor().ticker().nanoTime();
  }

  Future<?> later(Runnable task, long nanos) {
    return ctx.executor().schedule(task, nanos, TimeUnit.NANOSECONDS);
  }
}
