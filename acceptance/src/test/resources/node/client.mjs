// A client as seed 000 has it. Writes each event as a line of JSON, does what lines of JSON say.
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const [address, transports] = process.argv.slice(2);

const socket = io(address, {
  transports: JSON.parse(transports), // Fallback to polling if needed
  timeout: 10000, // Longer timeout
  reconnectionAttempts: 10, // More retries
  upgrade: true, // Allow transport upgrades
});

const tell = (message) => process.stdout.write(JSON.stringify(message) + "\n");

socket.on("connect", () => tell({ kind: "id", id: socket.id }));
socket.onAny((name, data) => tell({ kind: "event", name, data }));

createInterface({ input: process.stdin }).on("line", (line) => {
  const [command, event, ...args] = JSON.parse(line);
  if (command === "ask") {
    socket.emit(event, ...args, (data) => tell({ kind: "ack", data }));
  } else {
    socket.emit(event, ...args);
  }
});
