// What Chorale's figures are put beside: a Socket.IO server that fans out to a room as fast as its
// clients take it, and a relay that hands on what the simulator says and keeps nothing.
// Told what to do by POST over HTTP; says its port on standard output.
import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import { Server } from "socket.io";

const http = createServer(control);
const io = new Server(http, { transports: ["websocket"] });
io.on("connection", (socket) => socket.join(socket.handshake.query.room));

const streams = new Set();
let seq = 0;

/** Nanoseconds since 1970, as the simulator writes them. */
const stamp = () => `${Math.round((performance.timeOrigin + performance.now()) * 1000)}000`;

/** One of Chorale's messages, with the same fields. */
const chunk = (job, seq, team, text) => ({
  type: "chunk",
  job_id: job,
  seq,
  team,
  data: { text },
  timestamp: new Date().toISOString(),
});

const unsent = (socket) =>
  socket.conn.writeBuffer.length > 0 || socket.conn.transport.socket.bufferedAmount > 0;

/** Emits one event after the other, each when the room has taken the one before. */
async function fanOut(room, seconds) {
  const sockets = [...io.of("/").sockets.values()].filter((socket) => socket.rooms.has(room));
  const job = randomUUID();
  const end = performance.now() + seconds * 1000;
  const first = seq;
  while (performance.now() < end) {
    io.to(room).emit("chunk", chunk(job, ++seq, "anthropic", `~T${stamp()}~ word`));
    do {
      await new Promise(setImmediate);
    } while (sockets.some(unsent));
  }
  return { emitted: seq - first, watchers: sockets.length };
}

/** Reads one simulated team (OpenAI's chat stream) and emits each of its chunks. */
async function relay(room, team, base, model, next) {
  const stop = new AbortController();
  streams.add(stop);
  try {
    const response = await fetch(`${base}/v1/chat/completions`, {
      method: "POST",
      signal: stop.signal,
      headers: { "Content-Type": "application/json", Authorization: "Bearer key-of-the-bench" },
      body: JSON.stringify({ model, stream: true, messages: [{ role: "user", content: "A login form" }] }),
    });
    const decoder = new TextDecoder();
    let rest = "";
    for await (const bytes of response.body) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        const text = line.startsWith("data: {") && JSON.parse(line.slice(6)).choices?.[0]?.delta?.content;
        if (text) {
          io.to(room).emit("chunk", chunk(room, next(), team, text));
        }
      }
    }
  } catch (failure) {
    if (!stop.signal.aborted) {
      console.error(`team ${team} of ${room}: ${failure}`);
    }
  } finally {
    streams.delete(stop);
  }
}

function startTeams(query) {
  let seq = 0;
  const next = () => ++seq;
  for (let team = 0; team < Number(query.get("teams")); team++) {
    relay(query.get("room"), `team-${team}`, query.get("base"), query.get("model"), next);
  }
  return {};
}

function stopTeams() {
  streams.forEach((stop) => stop.abort());
  return {};
}

function memory() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
}

async function control(request, response) {
  const { pathname, searchParams: query } = new URL(request.url, "http://localhost");
  const commands = {
    "/fan-out": () => fanOut(query.get("room"), Number(query.get("seconds"))),
    "/teams": () => startTeams(query),
    "/stop": stopTeams,
    "/memory": memory,
  };
  const command = commands[pathname];
  const answer = command ? await command() : { error: "no such command" };
  response.writeHead(command ? 200 : 404, { "Content-Type": "application/json" });
  response.end(JSON.stringify(answer));
}

http.listen(0, "127.0.0.1", () => console.log(`port ${http.address().port}`));
